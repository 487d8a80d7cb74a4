import { decodeGbk, unmappableInGbk } from '@beian/bureau-protocol/protocol';
import { matchTable, type Violation } from '../judge/match-table.ts';
import { readAttachment } from '../judge/read-parts.ts';
import type { Czlx } from '../records/czlx.ts';
import type { Attachment } from '../records/shapes.ts';
import { parseXml, type XmlNode, XmlRefused } from '../xml/parse.ts';
import { blocks, closed } from './blocks.ts';
import { operations } from './index.ts';
import type { Filing } from './operation.ts';
import { readVerification, type Verification } from './verification-result.ts';

/** Result of parsing an accepted file: filings to judge, verification results, materials sent alone, or one code that refuses the whole file (B-7, 通用类). */
export type ParsedFile =
  | { readonly filings: readonly Filing[] }
  | { readonly verifications: readonly Verification[] }
  | { readonly materials: readonly Attachment[] }
  | { readonly refusal: number; readonly czlx: Czlx; readonly detail?: Violation };

const interfaceVersion = 'V.3.0';

/** `Czlx` of a refused file of which no block can be read. */
const unknownBlock: Czlx = closed.czlxOf(undefined);

/** Parses an uploaded data file; never throws because of its content. Order of checks: 5001, 5004, 5003, 5008, 5011. */
export function parseUploadFile(xml: Uint8Array, ispId: string): ParsedFile {
  const refuse = (refusal: number, czlx = unknownBlock, detail?: Violation): ParsedFile => ({ refusal, czlx, detail });
  const broken = (path: string, rule: string) => refuse(5001, unknownBlock, { path, rule });

  const document = decodeGbk(xml);
  if (!/^<\?xml[^>]*\sencoding=["'](gbk|gb2312)["']/i.test(document)) return broken('', 'does not declare GBK');
  let root: XmlNode;
  try {
    root = parseXml(document);
  } catch (error) {
    if (error instanceof XmlRefused) return broken('', error.message);
    throw error;
  }
  const [kind, ...more] = root.children;
  if (root.name !== 'UploadData' || root.text.trim() !== '') return broken(root.name, 'is not UploadData');
  if (Object.keys(root.attributes).join() !== 'version') return broken(root.name, 'has not just the attribute version');
  if (kind === undefined || more.length > 0) return broken(root.name, 'does not hold exactly one kind of data');
  if (kind.name === 'IP' || kind.name === 'YM') return refuse(5011);
  if (kind.name !== 'ICP' || kind.text.trim() !== '') return broken(kind.name, 'is not known here');

  const names = kind.children.map((child) => child.name);
  const [block, ...others] = kind.children.filter((child) => child.name !== 'Qqdwid');
  const unit = kind.children.find((child) => child.name === 'Qqdwid');
  if (unit === undefined || !/^\s*[1-9]\d{0,18}\s*$/.test(unit.text)) return broken('ICP/Qqdwid', 'is not a number');
  if (new Set(names).size < names.length) return broken('ICP', 'holds a block twice');
  const unknown = names.find((name) => name !== 'Qqdwid' && !blocks.has(name));
  if (unknown) return broken(`ICP/${unknown}`, 'is not known here');

  const { table, czlxOf } = (block && blocks.get(block.name)) ?? closed;
  const czlx = czlxOf(block?.children[0]);
  // An upload holds one operation (B-8): what stands in two blocks is not read.
  const isOpen = block !== undefined && table !== undefined && others.length === 0;
  const violation = isOpen ? matchTable(block, table) : undefined;
  if (violation) return refuse(5001, czlx, violation);
  if (root.attributes.version !== interfaceVersion) return refuse(5004, czlx);
  if (unit.text.trim() !== ispId) return refuse(5003, czlx);
  if (hasIllegalCharacter(root)) return refuse(5008, czlx);
  if (!isOpen) return refuse(5011, czlx);
  if (block.name === 'XZHYD') return { materials: block.children.map(readAttachment) };
  if (block.name === 'HSJG') return { verifications: block.children.map(readVerification) };
  return { filings: block.children.map((record) => operations[czlxOf(record)].read(record)) };
}

/** Finds control characters and characters outside GBK (possible as character references); base64 is checked where it is decoded. */
function hasIllegalCharacter(node: XmlNode): boolean {
  if (node.name === 'Fjnr' || node.name === 'Spwj') return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(node.text)) return true;
  return unmappableInGbk(node.text).length > 0 || node.children.some(hasIllegalCharacter);
}
