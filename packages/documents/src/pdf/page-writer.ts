/** A4, in points. */
export const A4 = { width: 595.28, height: 841.89, left: 42, right: 42, top: 34, bottom: 42 } as const;
export const contentWidth = A4.width - A4.left - A4.right;
export const inkColours = { text: '#111111', quiet: '#555555', line: '#8a8a8a', paper: '#ffffff' } as const;
/** Between two lines of a text, points. */
export const LINE_GAP = 1.5;
export const lineWidth = 0.6;

export type Point = readonly [x: number, y: number];

/** What the papers are drawn on: pages of a PDF, or a picture of them. Lengths are points. */
export interface PageWriter {
  /** Vertical position of the next element. */
  y: number;
  /** Characters without a glyph found so far. */
  readonly missing: ReadonlySet<string>;
  write(text: string, look: TextStyle): void;
  heightOf(text: string, look: Pick<TextStyle, 'size' | 'width' | 'bold'>): number;
  widthOf(text: string, size: number): number;
  frame(x: number, y: number, width: number, height: number): void;
  fill(x: number, y: number, width: number, height: number): void;
  /** A thin line between two parts. */
  line(from: Point, to: Point, dashed?: boolean): void;
  /** A JPEG, as large as fits. */
  picture(jpeg: Uint8Array, at: Pick<TextStyle, 'x' | 'y' | 'width'> & { readonly height: number }): void;
  /** Starts a new page when less than `height` points are left. */
  ensureSpace(height: number): void;
  newPage(): void;
  end(foot: (page: number, of: number) => string): Promise<Buffer>;
}

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}
