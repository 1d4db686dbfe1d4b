/**
 * Has the browser keep this form for times without a network, says so once it is true, and asks before a new
 * edition of the site takes the place of the one that is open.
 *
 * Over plain http browsers know no service workers, and under `rubricpress serve` there shall be none: then
 * nothing is said and nothing is kept.
 */

import { need } from './dom.js';
import { OFFLINE } from './offline_wording.js';

const AFTER = 2000; // the first moments belong to the person who fills in

/**
 * @param {HTMLElement} root
 * @param {import('./notices.js').Notices} notices
 * @param {() => Promise<unknown>} keepDraft
 */
export async function setUpOffline(root, notices, keepDraft) {
  const place = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="service-worker"]'));
  if (!place || !('serviceWorker' in navigator) || document.documentElement.dataset.preview !== undefined) return;
  await new Promise((resolve) => { setTimeout(resolve, AFTER); });
  const registration = await navigator.serviceWorker.register(new URL(place.content, document.baseURI), { updateViaCache: 'none' });
  askBeforeUpdate(registration, notices, keepDraft);
  registration.update().catch(() => {}); // the browser looks by itself too, but once, and a line may fail
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    const told = need(root, '[data-offline]');
    told.textContent = data.kept ? OFFLINE.kept : '';
    told.hidden = !data.kept;
  };
  active?.postMessage({ do: 'keep', rubric: root.dataset.rubric }, [port2]);
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {import('./notices.js').Notices} notices
 * @param {() => Promise<unknown>} keepDraft
 */
function askBeforeUpdate(registration, notices, keepDraft) {
  /** @param {ServiceWorker} waiting */
  const offer = (waiting) => {
    const act = async () => {
      await keepDraft();
      waiting.addEventListener('statechange', () => { if (waiting.state === 'activated') location.reload(); });
      waiting.postMessage({ do: 'activate' });
    };
    const choices = [{ label: OFFLINE.updateNow, act: () => void act() }, { label: OFFLINE.later, act: () => {} }];
    notices.show('update', 'info', [OFFLINE.update], { choices, lasting: true });
  };
  /** @param {ServiceWorker | null} coming */
  const follow = (coming) => coming?.addEventListener('statechange', () => {
    if (coming.state === 'installed' && registration.waiting === coming) offer(coming);
    if (coming.state === 'activated') notices.close('update');
  });
  if (registration.waiting) offer(registration.waiting);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}
