import { decodeGbk, unmappableInGbk } from '@beian/bureau-protocol/protocol';
import type { ChangeFiling } from '../records/shapes.ts';
import { parseXml, type XmlNode, XmlRefused } from '../xml/parse.ts';
import { changeTable } from './element-tables.ts';
import { matchTable, type Violation } from './match-table.ts';
import { readChange } from './read-change.ts';

/** Result of parsing an accepted file: changes to judge, or one code that refuses the whole file (B-7, 通用类). */
export type ParsedFile =
  | { readonly changes: readonly ChangeFiling[] }
  | { readonly refusal: number; readonly operation: string; readonly detail?: Violation };

const interfaceVersion = 'V.3.0';

/** `Czlx` of each operation block (B-9.2). 35 lies outside the range of the XSD, and 核实 and 未备案 have none: 4 is used. */
const operations: Readonly<Record<string, string>> = {
  XZBA: '1',
  XZWZ: '2',
  XZJR: '3',
  BGBA: '4',
  ZXBA: '6',
  XZHYD: '4',
  HSJG: '4',
  WBACLJG: '4',
};

/** Parses an uploaded data file; never throws because of its content. Order of checks: 5001, 5004, 5003, 5008, 5011. */
export function parseUploadFile(xml: Uint8Array, ispId: string): ParsedFile {
  const refuse = (refusal: number, operation = '4', detail?: Violation): ParsedFile => ({ refusal, operation, detail });
  const broken = (path: string, rule: string) => refuse(5001, '4', { path, rule });

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
  const blocks = kind.children.filter((child) => child.name !== 'Qqdwid');
  const unit = kind.children.find((child) => child.name === 'Qqdwid');
  if (unit === undefined || !/^\s*[1-9]\d{0,18}\s*$/.test(unit.text)) return broken('ICP/Qqdwid', 'is not a number');
  if (new Set(names).size < names.length) return broken('ICP', 'holds a block twice');
  const unknown = blocks.find((block) => operations[block.name] === undefined);
  if (unknown) return broken(`ICP/${unknown.name}`, 'is not known here');
  const changes = blocks.find((block) => block.name === 'BGBA');
  const violation = changes && matchTable(changes, changeTable);
  if (violation) return refuse(5001, '4', violation);

  const operation = operations[blocks[0]?.name ?? ''] ?? '4';
  if (root.attributes.version !== interfaceVersion) return refuse(5004, operation);
  if (unit.text.trim() !== ispId) return refuse(5003, operation);
  if (hasIllegalCharacter(root)) return refuse(5008, operation);
  // This bureau accepts only change filings.
  if (changes === undefined || blocks.length > 1) return refuse(5011, operation);
  return { changes: changes.children.map(readChange) };
}

/** Finds control characters and characters outside GBK (possible as character references); base64 is checked where it is decoded. */
function hasIllegalCharacter(node: XmlNode): boolean {
  if (node.name === 'Fjnr' || node.name === 'Spwj') return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(node.text)) return true;
  return unmappableInGbk(node.text).length > 0 || node.children.some(hasIllegalCharacter);
}
