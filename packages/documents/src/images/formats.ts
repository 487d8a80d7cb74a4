import { type BilingualText, bilingual, type Reason } from '@beian/domain/text';

interface Format {
  readonly name: BilingualText;
  readonly matches: (bytes: Buffer) => boolean;
  readonly isAccepted?: true;
  /** What the sender should do. */
  readonly advice?: BilingualText;
}

const saveAsJpeg = bilingual('请另存为 JPEG 后重新上传', 'Save it as JPEG and send it again');

const hex =
  (signature: string, at = 0) =>
  (bytes: Buffer) =>
    bytes.subarray(at, at + signature.length / 2).equals(Buffer.from(signature, 'hex'));
const ascii = (signature: string, at = 0) => hex(Buffer.from(signature, 'latin1').toString('hex'), at);
/** ISO base media files: the brand follows `ftyp`. */
const hasBrand =
  (...brands: string[]) =>
  (bytes: Buffer) =>
    ascii('ftyp', 4)(bytes) && brands.includes(bytes.toString('latin1', 8, 12));

/** Formats by the first bytes; file names and content types are ignored, because senders choose them freely. */
const formats: readonly Format[] = [
  { name: bilingual('JPEG', 'JPEG'), matches: hex('ffd8ff'), isAccepted: true },
  { name: bilingual('PNG', 'PNG'), matches: hex('89504e470d0a1a0a'), isAccepted: true },
  {
    name: bilingual('HEIC（苹果手机照片）', 'HEIC (photo of an iPhone)'),
    matches: hasBrand('heic', 'heix', 'hevc', 'mif1', 'msf1'),
    advice: bilingual(
      '请在“设置 › 相机 › 格式”中选择“兼容性最佳”后重拍，或将照片导出为 JPEG 后重新上传',
      'Choose Most Compatible under Settings › Camera › Formats and take it again, or export the photo as JPEG',
    ),
  },
  { name: bilingual('AVIF', 'AVIF'), matches: hasBrand('avif', 'avis') },
  {
    name: bilingual('PDF', 'PDF'),
    matches: ascii('%PDF'),
    advice: bilingual(
      '请将所需页面导出为 JPEG 或 PNG 图片，每页一张，再分别上传',
      'Export the page that is needed as JPEG or PNG, one image for each page, and send that',
    ),
  },
  { name: bilingual('GIF', 'GIF'), matches: ascii('GIF8') },
  { name: bilingual('WebP', 'WebP'), matches: (bytes) => ascii('RIFF')(bytes) && ascii('WEBP', 8)(bytes) },
  { name: bilingual('TIFF', 'TIFF'), matches: (bytes) => hex('49492a00')(bytes) || hex('4d4d002a')(bytes) },
  { name: bilingual('BMP', 'BMP'), matches: ascii('BM') },
  { name: bilingual('ZIP 压缩包或 Office 文档', 'ZIP archive or Office document'), matches: hex('504b0304') },
  {
    name: bilingual('SVG、XML 或 HTML', 'SVG, XML or HTML'),
    matches: (bytes) => /^\s*</.test(bytes.toString('utf8', 0, 64).replace('\uFEFF', '')),
  },
];

const unknown: Format = { name: bilingual('未知格式', 'an unknown format'), matches: () => true };

/** A refusal that names the format, for anything but JPEG and PNG (docs/spec/rules.md ); undefined for these two. */
export function checkFormat(bytes: Buffer): Reason | undefined {
  const format = formats.find((row) => row.matches(bytes)) ?? unknown;
  if (format.isAccepted) return undefined;
  return {
    code: 'IMAGE_FORMAT',
    field: 'file',
    message: bilingual(
      `只接收 JPEG 或 PNG 图片，此文件为 ${format.name.zh}`,
      `Only JPEG and PNG are taken; this is ${format.name.en}`,
    ),
    suggestion: format.advice ?? saveAsJpeg,
    ruleId: 'R-5.6',
  };
}
