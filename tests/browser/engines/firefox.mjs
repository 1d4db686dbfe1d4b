// Starts Firefox and does what each line of standard input says, as `firefox.py` writes it, until the input ends.
// node firefox.mjs <package.json of puppeteer-core> <path of Firefox>

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [, , near, executablePath] = process.argv;
const puppeteer = createRequire(near)('puppeteer-core');
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  protocolTimeout: 180_000,
  extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN,zh', 'network.captive-portal-service.enabled': false },
});
const page = await browser.newPage();

const does = {
  open: async (address) => { await page.goto(address); },
  evaluate: (text, given) => page.evaluate(`(${text})(...${JSON.stringify(given)})`),
  click: async (selector) => { await page.click(selector); },
  type: (text) => page.keyboard.type(text),
  resize: (width, height) => page.setViewport({ width, height }),
  screenshot: async (path) => { await page.screenshot({ path }); },
};

const say = (reply) => process.stdout.write(`${JSON.stringify(reply)}\n`);
say({});
for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, arguments: given } = JSON.parse(line);
  try {
    say({ value: await does[name](...given) });
  } catch (error) {
    say({ error: String(error?.stack ?? error) });
  }
}
await browser.close();
