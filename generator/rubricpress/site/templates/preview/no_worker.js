// A finished site may have been shown at this address before, in any folder. Its worker asks for this file, and so ends itself.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('rubricpress ')) await caches.delete(name);
  await registration.unregister();
  for (const one of await clients.matchAll({ type: 'window' })) one.navigate(one.url);
})()));
