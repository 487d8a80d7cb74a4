/**
 * Whether the entropy-coded data of a JPEG hold exactly the blocks of its frame (ITU-T T.81, F.2 and G.2). A decoder takes bytes that were
 * overwritten, repeated or removed for other codes: what then is too much at the end of a scan or of a restart interval it passes over, and
 * what is too little in the last lines it fills. Checked are sequential scans and the first pass of progressive ones; a pass that refines
 * depends on all before it and is not, nor is arithmetic coding. Pauses for other work every few milliseconds.
 */
export async function hasExactCodes(jpeg: Buffer): Promise<boolean> {
  const frame: Frame = { components: [], restart: 0, columns: 0, rows: 0, tables: new Map(), isProgressive: false };
  for (let at = 2, scans = 0; at < jpeg.length; ) {
    const marker = jpeg.readUInt8(at + 1);
    if (jpeg[at] !== 0xff || scans > MOST_SCANS) return false;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return true;
    const [from, next] = [at + 4, at + 2 + jpeg.readUInt16BE(at + 2)];
    const segment = jpeg.subarray(from, next);
    if (marker === 0xc4) readTables(segment, frame.tables);
    else if (marker === 0xdd) frame.restart = segment.readUInt16BE(0);
    else if (marker === 0xc9 || marker === 0xca) return true;
    else if (marker >= 0xc0 && marker <= 0xc2) readFrame(segment, frame, marker === 0xc2);
    at = next;
    if (marker !== 0xda) continue;
    scans += 1;
    const end = await checkScan(jpeg, next, segment, frame);
    if (end === undefined) return false;
    at = end;
  }
  return true;
}

/** Each may pass over all blocks of the picture. Encoders write up to about 20. */
const MOST_SCANS = 64;

interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  /** Blocks of a scan of this component alone. */
  readonly blocks: number;
}

interface Frame {
  components: Component[];
  /** Units between two restart markers; 0: there are none. */
  restart: number;
  /** Units of a scan of several components. */
  columns: number;
  rows: number;
  readonly tables: Map<number, Int32Array>;
  isProgressive: boolean;
}

function readFrame(segment: Buffer, frame: Frame, isProgressive: boolean): void {
  const [height, width, count] = [segment.readUInt16BE(1), segment.readUInt16BE(3), segment.readUInt8(5)];
  const factors = Array.from({ length: count }, (_, nth) => segment.readUInt8(7 + 3 * nth));
  const [widest, tallest] = [Math.max(...factors.map((f) => f >> 4)), Math.max(...factors.map((f) => f & 15))];
  const blocksOf = (length: number, factor: number, most: number) => Math.ceil(Math.ceil((length * factor) / most) / 8);
  frame.components = factors.map((factor, nth) => ({
    id: segment.readUInt8(6 + 3 * nth),
    across: factor >> 4,
    down: factor & 15,
    blocks: blocksOf(width, factor >> 4, widest) * blocksOf(height, factor & 15, tallest),
  }));
  frame.columns = Math.ceil(width / (8 * widest));
  frame.rows = Math.ceil(height / (8 * tallest));
  frame.isProgressive = isProgressive;
}

/** For each 16 bits that may come next: the length of the code that they begin with, times 256, plus its value; 0: no code. */
function readTables(segment: Buffer, tables: Map<number, Int32Array>): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const lookup = new Int32Array(1 << 16);
    let [code, value] = [0, at + 17];
    for (let length = 1; length <= 16; length++) {
      for (let left = segment.readUInt8(at + length); left > 0; left--, code++, value++) {
        const from = code << (16 - length);
        lookup.fill((length << 8) | segment.readUInt8(value), from, from + (1 << (16 - length)));
      }
      code <<= 1;
    }
    tables.set(segment.readUInt8(at), lookup);
    at = value;
  }
}

/** Bytes behind the last code that some encoders write before a marker. */
const MOST_PADDING = 4;
/** Flat areas make long runs of one byte; so many in a row with details in their whole blocks come from no encoder. */
const MOST_EQUAL_BYTES = 64;
/** Units between two pauses: a few milliseconds. */
const UNITS_AT_ONCE = 4096;

interface ScanPart {
  readonly dc: Int32Array | undefined;
  readonly ac: Int32Array | undefined;
  readonly blocks: number;
}

/** Offset of the marker behind a scan; undefined: its data do not hold the blocks that it says. */
async function checkScan(jpeg: Buffer, begin: number, segment: Buffer, frame: Frame): Promise<number | undefined> {
  const count = segment.readUInt8(0);
  const selected = Array.from({ length: count }, (_, nth) => {
    const component = frame.components.find(({ id }) => id === segment.readUInt8(1 + 2 * nth));
    return component === undefined ? [] : [{ component, tables: segment.readUInt8(2 + 2 * nth) }];
  }).flat();
  const [first, last, bits] = [...segment.subarray(1 + 2 * count, 4 + 2 * count)] as [number, number, number];
  const reader = new BitReader(jpeg, begin);
  const isRefining = frame.isProgressive && bits >> 4 !== 0;
  if (isRefining || selected.length !== count) return reader.skip();
  const parts = selected.map(
    ({ component, tables }): ScanPart => ({
      dc: first === 0 ? frame.tables.get(tables >> 4) : undefined,
      ac: last > 0 ? frame.tables.get(16 | (tables & 15)) : undefined,
      blocks: count === 1 ? 1 : component.across * component.down,
    }),
  );
  if (parts.some(({ dc, ac }) => (first === 0 && dc === undefined) || (last > 0 && ac === undefined))) return undefined;
  const units = count === 1 ? (selected[0]?.component.blocks ?? 0) : frame.columns * frame.rows;
  const interval = frame.restart === 0 ? units : frame.restart;
  for (let unit = 0; unit < units; unit++) {
    if (unit > 0 && unit % interval === 0 && !reader.restart(unit / interval - 1)) return undefined;
    if (unit % UNITS_AT_ONCE === UNITS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    for (const { dc, ac, blocks } of parts)
      for (let block = 0; block < blocks; block++)
        if (!reader.block(dc, ac, Math.max(1, first), last, frame.isProgressive)) return undefined;
  }
  return reader.end();
}

/** Reads codes of entropy-coded data, in which 0xff is followed by 0. */
class BitReader {
  readonly #jpeg: Buffer;
  #at: number;
  #bits = 0;
  #count = 0;
  /** Bits that were asked for behind the end of the data. */
  #missing = 0;
  #last = -1;
  /** Equal bytes up to the last one that was read. */
  #equal = 0;
  /** Blocks that a code of a progressive scan said to be empty. */
  #empty = 0;

  constructor(jpeg: Buffer, at: number) {
    this.#jpeg = jpeg;
    this.#at = at;
  }

  #fill(): void {
    while (this.#count <= 16) {
      const byte = this.#jpeg[this.#at] ?? 0xff;
      const isEnd = byte === 0xff && this.#jpeg[this.#at + 1] !== 0;
      if (isEnd) this.#missing += 8;
      else this.#at += byte === 0xff ? 2 : 1;
      this.#equal = byte === this.#last ? this.#equal + 1 : 1;
      this.#last = byte;
      this.#bits = ((this.#bits << 8) | (isEnd ? 0 : byte)) & 0xffffff;
      this.#count += 8;
    }
  }

  /** The value of the next code; -1: there is none. */
  #code(table: Int32Array): number {
    this.#fill();
    const found = table[(this.#bits >> (this.#count - 16)) & 0xffff] ?? 0;
    this.#count -= found >> 8;
    return found === 0 ? -1 : found & 255;
  }

  #take(count: number): number {
    this.#fill();
    this.#count -= count;
    return (this.#bits >> this.#count) & ((1 << count) - 1);
  }

  /** Reads a block; false: its codes make none. */
  block(
    dc: Int32Array | undefined,
    ac: Int32Array | undefined,
    first: number,
    last: number,
    isProgressive: boolean,
  ): boolean {
    if (dc !== undefined) {
      const length = this.#code(dc);
      if (length < 0 || length > 15) return false;
      this.#take(length);
    }
    if (ac === undefined) return this.#missing <= this.#count;
    if (this.#empty > 0) {
      this.#empty -= 1;
      return true;
    }
    for (let index = first; index <= last; index++) {
      const value = this.#code(ac);
      if (value < 0) return false;
      const [run, length] = [value >> 4, value & 15];
      if (length === 0 && run < 15) {
        if (run > 0 && !isProgressive) return false;
        this.#empty = (1 << run) - 1 + this.#take(run);
        break;
      }
      index += run;
      if (length > 0 && (index > last || (!isProgressive && this.#equal > MOST_EQUAL_BYTES))) return false;
      this.#take(length);
    }
    // The bits that are still held are those that were read last.
    return this.#missing <= this.#count;
  }

  /** Passes the marker of the restart with this number; false: the data before it end elsewhere. */
  restart(nth: number): boolean {
    const at = this.end();
    if (at === undefined || this.#jpeg[at + 1] !== 0xd0 + (nth & 7)) return false;
    [this.#at, this.#bits, this.#count, this.#missing] = [at + 2, 0, 0, 0];
    return true;
  }

  /** Offset of the next marker; undefined: data are left over before it, or blocks that were said to be empty. */
  end(): number | undefined {
    const marker = markerFrom(this.#jpeg, this.#at);
    let from = marker;
    // Fill bytes.
    while (from > this.#at && this.#jpeg[from - 1] === 0xff) from -= 1;
    const left = from - this.#at + Math.floor((this.#count - this.#missing) / 8);
    return left <= MOST_PADDING && this.#empty === 0 ? marker : undefined;
  }

  /** Offset of the marker behind the scan. */
  skip(): number {
    for (let at = markerFrom(this.#jpeg, this.#at); ; at = markerFrom(this.#jpeg, at + 2))
      if (((this.#jpeg[at + 1] ?? 0xd9) & 0xf8) !== 0xd0) return at;
  }
}

/** Offset of the first marker from here on, behind fill bytes. */
function markerFrom(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const code = jpeg[at + 1];
    if (code !== 0 && code !== 0xff) return at;
  }
  return jpeg.length;
}
