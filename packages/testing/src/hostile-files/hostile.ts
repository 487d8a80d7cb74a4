import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import {
  CANARY,
  chunk,
  colours,
  exif,
  exifSegment,
  header,
  noiseBytes,
  png,
  segment,
  withChunks,
  withSegments,
  zip,
} from './bytes.ts';
import { damagedJpegs } from './damaged.ts';
import { cornerPicture } from './good.ts';

/** A malicious or broken file. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The declared content type. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The expected refusal; `cleaned`: it contains a valid picture, which is accepted without the rest. */
  readonly end: 'cleaned' | Refusal;
}
type Refusal =
  | 'IMAGE_FORMAT'
  | 'IMAGE_DAMAGED'
  | 'IMAGE_TOO_MANY_PIXELS'
  | 'IMAGE_TOO_SMALL'
  | 'UPLOAD_TOO_LARGE'
  | 'UPLOAD_EMPTY'
  | 'UPLOAD_TYPE'
  | 'UPLOAD_PDF'
  | 'UPLOAD_HEIC';

const script = `<script>fetch('/graphql')/*${CANARY}*/</script>`;
const php = `<?php system('id'); /*${CANARY}*/ ?>`;
const xmp = `http://ns.adobe.com/xap/1.0/\0<?xpacket?><rdf:Description exif:GPSLatitude="39,54.3N" dc:creator="${CANARY}"/>`;
const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`);

/** A JPEG with another size in its header and no other change. */
function sizedAs(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from('ffc0', 'hex'));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

/** The same bits under another marker: arithmetic coding, lossless and others that nobody sends. */
function codedAs(jpeg: Buffer, marker: number): Buffer {
  const copy = Buffer.from(jpeg);
  copy[copy.indexOf(Buffer.from('ffc0', 'hex')) + 1] = marker;
  return copy;
}

/** Replaces bytes in the image data. */
function spoiled(whole: Buffer, from: number): Buffer {
  const copy = Buffer.from(whole);
  noiseBytes(400, 9).copy(copy, Math.floor(copy.length * from));
  return copy;
}

/** Another size in the header, with a correct checksum. */
const pngSizedAs = (
  width: number,
  height: number,
  more: { depth?: 1 | 8 | 16; colour?: 0 | 2 | 6; interlaced?: boolean } = {},
) => {
  const of = { depth: 8, colour: 2, interlaced: false, ...more, width, height } as const;
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header(of), chunk('IDAT', data), chunk('IEND')]);
};

/**
 * Files that an attacker would try, and broken ones; generated in each run, always equal. `limits`: include the most
 * expensive ones.
 */
export async function hostileFiles({ limits = false } = {}): Promise<HostileFile[]> {
  const jpeg = await cornerPicture().jpeg({ quality: 90 }).toBuffer();
  const flat = await cornerPicture().png().toBuffer();
  const files: HostileFile[] = [];
  const add = (end: HostileFile['end'], name: string, bytes: Buffer, more: Partial<HostileFile> = {}) =>
    files.push({ name, bytes, type: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg', end, ...more });

  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#c81e28' } });
  add('IMAGE_TOO_SMALL', 'JPEG of one pixel', await pixel.jpeg().toBuffer());
  add('IMAGE_TOO_SMALL', 'PNG of one pixel', await pixel.png().toBuffer());
  add('IMAGE_TOO_SMALL', 'JPEG of 99 pixels in height', await cornerPicture(1, 500, 99).jpeg().toBuffer());
  // Bombs: small to send, large to unpack.
  add(
    'IMAGE_TOO_MANY_PIXELS',
    'PNG of 20,000 by 20,000 pixels in some kilobytes',
    png({ width: 20_000, height: 20_000, depth: 1, colour: colours.grey }),
  );
  add(
    'IMAGE_TOO_MANY_PIXELS',
    'PNG whose header says 2,147,483,647 on both edges',
    pngSizedAs(2_147_483_647, 2_147_483_647),
  );
  add(
    'IMAGE_TOO_MANY_PIXELS',
    'PNG of 1,000,000 by 1,000,000, interlaced',
    pngSizedAs(1_000_000, 1_000_000, { interlaced: true }),
  );
  add('IMAGE_TOO_MANY_PIXELS', 'PNG of 40,000,000 pixels in one row', pngSizedAs(40_000_000, 1));
  add(
    'IMAGE_TOO_MANY_PIXELS',
    'PNG, 16 bit with transparency, interlaced, of 39 million pixels',
    pngSizedAs(6500, 6000, { depth: 16, colour: 6, interlaced: true }),
  );
  add('IMAGE_TOO_MANY_PIXELS', 'JPEG whose header says 60,000 by 60,000', sizedAs(jpeg, 60_000, 60_000));
  add('IMAGE_TOO_MANY_PIXELS', 'JPEG with an edge of 65,535', sizedAs(jpeg, 65_535, 16));
  add('IMAGE_TOO_MANY_PIXELS', 'JPEG with an edge of 65,500', sizedAs(jpeg, 65_500, 96));
  add('IMAGE_DAMAGED', 'PNG with an edge of 0', pngSizedAs(0, 10));
  add(
    'IMAGE_DAMAGED',
    'PNG whose text unpacks to 100 MB, and nothing else',
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      header({ width: 9, height: 9, depth: 8, colour: 2, interlaced: false }),
      chunk(
        'zTXt',
        Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100_000_000, 0x41), { level: 9 })]),
      ),
      chunk('IEND'),
    ]),
  );
  const bombText = deflateSync(Buffer.alloc(50_000_000, 0x41), { level: 9 });
  add(
    'cleaned',
    'PNG whose text unpacks to 50 MB',
    withChunks(flat, chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bombText]))),
  );
  add(
    'cleaned',
    'PNG whose colour profile unpacks to 50 MB',
    withChunks(flat, chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), bombText]))),
  );
  add(
    'IMAGE_DAMAGED',
    'PNG whose data unpack to more than its rows',
    png({ width: 9, height: 9, rows: Buffer.alloc(9) }),
  );

  // Two files in one.
  const tails: [string, Buffer][] = [
    ['a zip with a program', zip('run.sh', `#!/bin/sh\n# ${CANARY}\n`)],
    ['a web page', Buffer.from(`<!doctype html><html><body>${script}</body></html>`)],
    ['a PHP program', Buffer.from(php)],
    ['a JavaScript program', Buffer.from(`*/=1;alert(document.cookie)/*${CANARY}`)],
    ['another JPEG with a place on the map', withSegments(jpeg, exifSegment({ gps: true }))],
    [
      'a PDF with JavaScript',
      Buffer.from(`%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert("${CANARY}"))>>endobj\n%%EOF`),
    ],
    ['an ELF head', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.from(CANARY)])],
  ];
  for (const [what, tail] of tails) add('cleaned', `JPEG with ${what} behind it`, Buffer.concat([jpeg, tail]));
  for (const [what, tail] of tails.slice(0, 3))
    add('cleaned', `PNG with ${what} behind it`, Buffer.concat([flat, tail]));
  add('cleaned', 'JPEG with a web page in its comment', withSegments(jpeg, segment(0xfe, Buffer.from(script))));
  add(
    'cleaned',
    'JPEG with a PHP program in its EXIF',
    withSegments(jpeg, exifSegment({ artist: Buffer.from(`${php}\0`) })),
  );
  add(
    'cleaned',
    'JPEG that is a JavaScript program, too',
    withSegments(jpeg, segment(0xe0, Buffer.from(`/*${CANARY}*/=alert(1);/*`))),
  );
  add('cleaned', 'PNG with a zip in a chunk', withChunks(flat, chunk('zzZz', zip('run.sh', CANARY))));
  add('cleaned', 'PNG with a web page in its text', withChunks(flat, chunk('tEXt', Buffer.from(`Title\0${script}`))));
  add('IMAGE_FORMAT', 'a zip with a JPEG behind it', Buffer.concat([zip('a.jpg', CANARY), jpeg]));
  add('IMAGE_FORMAT', 'a web page with a JPEG behind it', Buffer.concat([Buffer.from(script), jpeg]));
  add('IMAGE_FORMAT', 'a GIF head with a JPEG behind it', Buffer.concat([Buffer.from('GIF89a'), jpeg]));

  // Metadata that reveal more than the picture.
  add('cleaned', 'JPEG with a place on the map', withSegments(jpeg, exifSegment({ gps: true, orientation: 1 })));
  add(
    'cleaned',
    'JPEG with another picture as its thumbnail',
    withSegments(jpeg, exifSegment({ gps: true, thumbnail: withSegments(jpeg, segment(0xfe, Buffer.from(CANARY))) })),
  );
  add('cleaned', 'JPEG with a place on the map in XMP', withSegments(jpeg, segment(0xe1, Buffer.from(xmp))));
  add(
    'cleaned',
    'JPEG with IPTC',
    withSegments(
      jpeg,
      segment(0xed, Buffer.from(`Photoshop 3.0\0${'8BIM'}\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0b${CANARY}`, 'latin1')),
    ),
  );
  add(
    'cleaned',
    'JPEG with a colour profile of words',
    withSegments(jpeg, segment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${CANARY}`, 'latin1'))),
  );
  add(
    'cleaned',
    'JPEG with sixty segments of its maker',
    withSegments(jpeg, ...Array.from({ length: 60 }, () => segment(0xeb, Buffer.from(`JP ${CANARY}`)))),
  );
  add('cleaned', 'JPEG whose EXIF points at itself', withSegments(jpeg, segment(0xe1, loop())));
  add('cleaned', 'JPEG with an orientation of 4,096', withSegments(jpeg, exifSegment({ orientation: 4096 })));
  add('cleaned', 'PNG with a place on the map', withChunks(flat, chunk('eXIf', exif({ gps: true }))));
  add(
    'cleaned',
    'PNG with XMP',
    withChunks(flat, chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmp)]))),
  );
  add(
    'cleaned',
    'APNG with a second picture',
    withChunks(flat, chunk('acTL', Buffer.from('0000000200000000', 'hex'))).subarray(0),
  );

  // Broken.
  for (const share of [0.01, 0.3, 0.9]) {
    add('IMAGE_DAMAGED', `JPEG that ends after ${share * 100} %`, jpeg.subarray(0, Math.ceil(jpeg.length * share) + 3));
    add('IMAGE_DAMAGED', `PNG that ends after ${share * 100} %`, flat.subarray(0, Math.ceil(flat.length * share) + 8));
  }
  add(
    'IMAGE_DAMAGED',
    'PNG with wrong check sums',
    png({ width: 9, height: 9, before: [chunk('IDAT', Buffer.alloc(4), 1)] }),
  );
  add('IMAGE_DAMAGED', 'PNG with a wrong check sum of its header', wrongCrc(flat));
  add('IMAGE_DAMAGED', 'PNG with spoiled data', spoiled(flat, 0.5));
  // Only some of them; `image.test.ts` reads them all.
  const damaged = (await damagedJpegs()).filter((_, at) => at % 6 === 1);
  for (const { name, bytes } of damaged) add('IMAGE_DAMAGED', `JPEG, ${name}`, bytes);
  add(
    'IMAGE_DAMAGED',
    'JPEG of random bytes behind its head',
    Buffer.concat([jpeg.subarray(0, 300), noiseBytes(9000, 3)]),
  );
  add('IMAGE_DAMAGED', 'JPEG, lossless by its marker', codedAs(jpeg, 0xc3));
  add('IMAGE_DAMAGED', 'JPEG, arithmetic and hierarchical by its marker', codedAs(jpeg, 0xcd));
  add(
    'IMAGE_DAMAGED',
    'JPEG with a thousand starts',
    Buffer.concat(Array.from({ length: 1000 }, () => Buffer.from('ffd8', 'hex'))),
  );
  add('IMAGE_DAMAGED', 'three bytes of a JPEG', Buffer.from('ffd8ff', 'hex'));
  add('IMAGE_DAMAGED', 'PNG without data', Buffer.concat([flat.subarray(0, 33), chunk('IEND')]));
  add('IMAGE_DAMAGED', 'PNG with a palette that is not there', png({ width: 9, height: 9, colour: colours.palette }));
  add(
    'IMAGE_DAMAGED',
    'MNG under the head of a PNG',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('MHDR', Buffer.alloc(28))]),
  );

  // Another type than declared.
  const others: [string, Buffer][] = [
    ['SVG with a script', svg(script)],
    ['SVG with an entity', Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`)],
    ['SVG that fetches', svg('<image href="http://169.254.169.254/latest/meta-data/" width="9" height="9"/>')],
    [
      'SVG with a thousand million entities',
      Buffer.from(`<!DOCTYPE s [<!ENTITY a "${'b'.repeat(99)}"><!ENTITY c "&a;&a;&a;">]>${svg('&c;')}`),
    ],
    [
      'PDF with JavaScript',
      Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF'),
    ],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['AVIF', await cornerPicture().avif({ effort: 0 }).toBuffer()],
    ['WebP', await cornerPicture().webp().toBuffer()],
    ['GIF', await cornerPicture().gif().toBuffer()],
    ['TIFF', await cornerPicture().tiff().toBuffer()],
    ['TIFF, big', Buffer.from('4d4d002b000800000000000000000010', 'hex')],
    ['BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['ICO', Buffer.from('00000100010010100000010020006804000016000000', 'hex')],
    ['JPEG XL', Buffer.from('ff0a', 'hex')],
    ['JPEG 2000', Buffer.from('0000000c6a5020200d0a870a', 'hex')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0\n(/etc/passwd) (r) file')],
    ['ImageMagick’s drawing language', Buffer.from('push graphic-context\nfill \'url(https://x.example/a.jpg"|id")\'')],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), noiseBytes(600, 4)])],
    ['an office document', zip('word/document.xml', '<w:document/>')],
    ['words', Buffer.from('only words')],
    ['one zero byte', Buffer.alloc(1)],
  ];
  for (const [what, bytes] of others) add('IMAGE_FORMAT', `${what}, said to be a JPEG`, bytes, { type: 'image/jpeg' });

  // Declared types, and how the file is sent.
  add('UPLOAD_EMPTY', 'nothing', Buffer.alloc(0));
  add(
    'UPLOAD_TOO_LARGE',
    'one byte more than 4 MiB',
    Buffer.concat([jpeg, Buffer.alloc(4 * 1024 * 1024 + 1 - jpeg.length)]),
  );
  for (const type of ['image/svg+xml', 'text/html', 'application/octet-stream', 'image/jpeg/../text/html'])
    add('UPLOAD_TYPE', `JPEG said to be ${type}`, jpeg, { type });
  add('UPLOAD_PDF', 'JPEG said to be application/pdf', jpeg, { type: 'application/pdf' });
  add('UPLOAD_HEIC', 'JPEG said to be image/heic', jpeg, { type: 'image/heic' });
  const boundary = 'multipart/form-data; boundary=x';
  add(
    'UPLOAD_TYPE',
    'a form',
    Buffer.from('--x\r\ncontent-disposition: form-data; name="f"; filename="a.jpg"\r\n\r\n'),
    { type: boundary },
  );
  add('UPLOAD_TYPE', 'a form without its end', Buffer.from('--x\r\ncontent-disp'), { type: boundary });
  add('cleaned', 'PNG said to be a JPEG', withChunks(flat, chunk('tEXt', Buffer.from(`Title\0${CANARY}`))), {
    type: 'image/jpeg',
  });
  const names: [string, string][] = [
    ['leads out of the folder', '../../../../etc/cron.d/x.jpg'],
    ['has two endings', 'id.jpg.php'],
    ['ends in a zero byte', 'id.php%00.jpg'],
    ['is a command', '$(id).jpg;rm -rf ~'],
  ];
  for (const [how, name] of names)
    add('cleaned', `JPEG with a name that ${how}`, withSegments(jpeg, segment(0xfe, Buffer.from(CANARY))), {
      headers: { 'content-disposition': `attachment; filename="${name}"`, 'x-file-name': name },
    });
  if (!limits) return files;
  add(
    'IMAGE_TOO_MANY_PIXELS',
    'PNG, 16 bit with transparency, interlaced, 40 million real pixels',
    png({ width: 8000, height: 5000, depth: 16, colour: colours.rgba, interlaced: true, rows: Buffer.alloc(1) }),
  );
  const large = { width: 8000, height: 5000, channels: 3 as const };
  const deep = await sharp({ create: { ...large, background: '#446688' } })
    .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
  add('IMAGE_TOO_MANY_PIXELS', 'JPEG of 40 million pixels, progressive, all of its colour', deep);
  add('IMAGE_TOO_MANY_PIXELS', 'the same, lying', withSegments(deep, exifSegment({ orientation: 6, gps: true })));
  const wide = png({ width: 8000, height: 5000, depth: 16, colour: colours.rgba });
  add('cleaned', 'PNG, 16 bit with transparency, of 40 million pixels', wide);
  return files;
}

/** An EXIF block whose next directory is itself. */
function loop(): Buffer {
  const block = exif({});
  const entries = block.readUInt16LE(8);
  block.writeUInt32LE(8, 10 + entries * 12);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
}

function wrongCrc(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  copy[29] = (copy[29] ?? 0) ^ 0xff;
  return copy;
}
