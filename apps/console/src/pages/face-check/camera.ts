import { type Pixels, sampleWidth, sharpnessOf } from './quality.ts';

/** Height of a selfie for one of its width: a portrait. */
const PORTRAIT = 4 / 3;
/** Time between the frames of a selfie, ms: three in about two seconds. */
const FRAME_MS = 800;
const FRAMES = 3;

/** Whether the browser can show its camera; an old one or plain http cannot. */
export const hasCamera = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined;

/** @throws DOMException when it is refused or missing */
export const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } },
  });

type Drawable = HTMLVideoElement | ImageBitmap;

const sizeOf = (source: Drawable): readonly [number, number] =>
  source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];

/** Draws the middle of a picture, as an upright portrait or whole, `width` pixels wide at most. */
function draw(source: Drawable, width: number, isPortrait: boolean): HTMLCanvasElement {
  const [fullWidth, fullHeight] = sizeOf(source);
  const cut = isPortrait ? Math.min(fullWidth, fullHeight / PORTRAIT) : fullWidth;
  const cutHeight = isPortrait ? cut * PORTRAIT : fullHeight;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Math.min(width, cut));
  canvas.height = Math.round((canvas.width * cutHeight) / cut);
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(
      source,
      (fullWidth - cut) / 2,
      (fullHeight - cutHeight) / 2,
      cut,
      cutHeight,
      0,
      0,
      canvas.width,
      canvas.height,
    );
  return canvas;
}

const pixelsOf = (canvas: HTMLCanvasElement): Pixels | null =>
  canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? null;

/** The small copy on which a picture is checked; null: it cannot be read, or the camera shows nothing yet. */
export function sample(source: Drawable, isPortrait: boolean): Pixels | null {
  const [width, height] = sizeOf(source);
  return width === 0 || height === 0 ? null : pixelsOf(draw(source, sampleWidth, isPortrait));
}

/** The small copy of a file, to be checked; null: the browser cannot read it, the server judges. */
export async function sampleFile(image: Blob, isPortrait: boolean): Promise<Pixels | null> {
  const bitmap = await createImageBitmap(image).catch(() => null);
  if (bitmap === null) return null;
  const found = sample(bitmap, isPortrait);
  bitmap.close();
  return found;
}

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', 0.92);
  });

/** Takes the frames of a selfie; the sharpest comes first. */
export async function takeFrames(video: HTMLVideoElement): Promise<Blob[]> {
  const frames: { readonly sharpness: number; readonly blob: Blob }[] = [];
  for (let nth = 0; nth < FRAMES; nth += 1) {
    if (nth > 0) await new Promise((resume) => setTimeout(resume, FRAME_MS));
    const small = sample(video, true);
    const blob = await toJpeg(draw(video, 1200, true));
    frames.push({ sharpness: small === null ? 0 : sharpnessOf(small), blob });
  }
  return frames.sort((a, b) => b.sharpness - a.sharpness).map(({ blob }) => blob);
}
