import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** Around the element, for its outline or that of the tile that it stands for, px. */
const MARGIN = 14;

const linear = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};
/** Relative luminance of the pixel at `at` of an RGB picture: WCAG 2.2. */
const luminance = (pixels: Buffer, at: number): number =>
  0.2126 * linear(pixels[at] ?? 0) + 0.7152 * linear(pixels[at + 1] ?? 0) + 0.0722 * linear(pixels[at + 2] ?? 0);

/**
 * How many pixels change with a contrast of 3 to 1 when the element gets the focus by keyboard, for each pixel of its shorter side. A
 * line along it gives at least 1; undefined: it is not in the window.
 */
export async function focusContrast(page: Page, element: Locator): Promise<number | undefined> {
  await element.evaluate((one) => {
    one.scrollIntoView({ block: 'center', inline: 'center' });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const box = await element.boundingBox();
  const size = page.viewportSize();
  // The link that skips the menu comes into the window with the focus.
  if (box === null || size === null || box.y + box.height <= 0) return undefined;
  const [left, top] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
  const [right, bottom] = [
    Math.min(size.width, box.x + box.width + MARGIN),
    Math.min(size.height, box.y + box.height + MARGIN),
  ];
  if (right - left < 1 || bottom - top < 1) return undefined;
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  const picture = async () =>
    sharp(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }))
      .removeAlpha()
      .raw()
      .toBuffer();
  const before = await picture();
  // A press of a key, so that the browser shows the focus.
  await page.keyboard.press('Shift');
  await element.evaluate((one) => (one as HTMLElement).focus({ preventScroll: true }));
  const after = await picture();
  let changed = 0;
  for (let at = 0; at < before.length; at += 3) {
    if (before.subarray(at, at + 3).equals(after.subarray(at, at + 3))) continue;
    const [low, high] = [luminance(before, at), luminance(after, at)].sort((a, b) => a - b) as [number, number];
    if ((high + 0.05) / (low + 0.05) >= 3) changed += 1;
  }
  return changed / Math.min(box.width, box.height);
}
