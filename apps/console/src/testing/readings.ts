import type { Material, PaperReading, PaperValue } from '../order/documents.ts';

/** A value read in the middle of an upright scan of 1200 × 800. */
export const paperValue = (value: string, more: Partial<PaperValue> = {}): PaperValue => ({
  value,
  source: 'TEXT',
  confidence: 0.984,
  place: [
    { x: 0.4, y: 0.48 },
    { x: 0.6, y: 0.48 },
    { x: 0.6, y: 0.52 },
    { x: 0.4, y: 0.52 },
  ],
  looks: [],
  ...more,
});

/** The name on the licence, which agrees. */
export const paperReading = (more: Partial<PaperReading> = {}): PaperReading => ({
  field: 'licence.name',
  label: 'Name',
  outcome: 'AGREES',
  outcomeLabel: 'Agrees',
  material: 'SUBJECT_CERT',
  turned: 0,
  values: [paperValue('Example Tea')],
  ...more,
});

export const scan = (more: Partial<Material> = {}): Material => ({
  ...{ id: 'material_1', kind: 'SUBJECT_CERT', label: 'Business licence' },
  ...{ url: '/m/1', reducedUrl: '/m/1r', thumbnailUrl: '/m/1t' },
  ...{ width: 1200, height: 800, bytes: 98304, createdAt: '2026-11-24T02:00:00.000Z' },
  ...more,
});

/** Every element is on the screen as soon as it is observed: happy-dom has no layout. Returns a function that ends it. */
export function showEverything(): () => void {
  const before = globalThis.IntersectionObserver;
  globalThis.IntersectionObserver = class extends before {
    readonly #callback: IntersectionObserverCallback;
    constructor(callback: IntersectionObserverCallback) {
      super(callback);
      this.#callback = callback;
    }
    override observe(target: Element): void {
      this.#callback([{ isIntersecting: true, target } as IntersectionObserverEntry], this);
    }
  };
  return () => {
    globalThis.IntersectionObserver = before;
  };
}

/** Answers reads of pictures, and every other request as before. Returns their paths. */
export function answerPictures(): string[] {
  const read: string[] = [];
  const others = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!String(input).startsWith('/m/')) return others(input, init);
    read.push(String(input));
    return new Response(new Blob(['picture'], { type: 'image/jpeg' }));
  };
  return read;
}
