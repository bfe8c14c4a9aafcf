// Drives Firefox over WebDriver BiDi: reads a command a line, {"address"} or {"script"}, and answers each in a line.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[2], headless: true });
const page = await browser.newPage();
await page.setViewport({ width: 1300, height: 900 });
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
for await (const line of createInterface({ input: process.stdin })) {
  const { address, script } = JSON.parse(line);
  let value = null;
  if (address) {
    errors.length = 0;
    await page.goto(address);
  } else value = await page.evaluate(`(() => { ${script} })()`);
  process.stdout.write(`${JSON.stringify({ value: value ?? null, errors })}\n`);
}
await browser.close();
