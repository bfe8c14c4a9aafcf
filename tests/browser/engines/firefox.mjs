// Drives Firefox over WebDriver BiDi. Reads a command a line, { address }, { back } or { expression, within }, where
// `within` is the frame that is meant, if not the page itself; answers each in a line.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath, viewport] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  defaultViewport: JSON.parse(viewport),
  timeout: 0, // a busy machine takes its time; whoever asks says how long it waits
  protocolTimeout: 0,
  extraPrefsFirefox: { "browser.sessionhistory.max_total_viewers": 0 }, // puppeteer loses a page that is kept and shown again
});
const page = await browser.newPage();
page.setDefaultTimeout(0);

async function answer({ address, back, expression, within }) {
  if (address || back) {
    await (back ? page.goBack() : page.goto(address));
    return null;
  }
  const place = within ? await (await page.evaluateHandle(within)).asElement().contentFrame() : page;
  return (await place.evaluate(expression)) ?? null;
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).then((value) => ({ value }), (error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
await browser.close();
