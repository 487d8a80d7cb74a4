import { strFromU8, unzipSync } from 'fflate';

/** Of one part of the file, unpacked: a notice has some kilobytes, and a small file may unpack to gigabytes. */
const MAX_PART_BYTES = 4 * 1024 * 1024;

const parts = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

const elements = (within: Document | Element, name: string): Element[] =>
  [...within.getElementsByTagName('*')].filter((one) => one.localName === name);

/** The text of an element's `t` elements; a cell may have several with different formats, and phonetic marks, which are left out. */
const textIn = (element: Element): string =>
  elements(element, 't')
    .filter((one) => one.parentElement?.localName !== 'rPh')
    .map((one) => one.textContent ?? '')
    .join('');

/** Column of a cell by its reference: 0 for `A7`, 27 for `AB7`. */
const columnOf = (reference: string): number =>
  [...(/^[A-Z]+/.exec(reference)?.[0] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const MAX_COLUMNS = 50;

/** The first sheet of an .xlsx file as lines with tabs between the cells; a day is the number that the sheet holds. Undefined: it is none. */
export function readSheet(bytes: Uint8Array): string | undefined {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => parts.test(name) && originalSize <= MAX_PART_BYTES,
    });
  } catch {
    return undefined;
  }
  const xml = (name: string): Document | undefined =>
    files[name] === undefined ? undefined : new DOMParser().parseFromString(strFromU8(files[name]), 'application/xml');
  const sheet = xml(firstSheet(xml('xl/workbook.xml'), xml('xl/_rels/workbook.xml.rels')));
  if (sheet === undefined) return undefined;
  const shared = xml('xl/sharedStrings.xml');
  const strings = shared === undefined ? [] : elements(shared, 'si').map(textIn);
  const lines = elements(sheet, 'row').map((row) => {
    const cells: string[] = [];
    for (const cell of elements(row, 'c')) {
      const column = columnOf(cell.getAttribute('r') ?? '');
      if (column < MAX_COLUMNS) cells[column] = cellText(cell, strings).replace(/\s+/gu, ' ');
    }
    return Array.from(cells, (one) => one ?? '').join('\t');
  });
  return lines.join('\n');
}

function firstSheet(workbook: Document | undefined, relations: Document | undefined): string {
  const [first] = workbook === undefined ? [] : elements(workbook, 'sheet');
  const id = [...(first?.attributes ?? [])].find(({ name }) => name.endsWith(':id'))?.value;
  const target = (relations === undefined ? [] : elements(relations, 'Relationship'))
    .find((one) => one.getAttribute('Id') === id)
    ?.getAttribute('Target');
  return target == null ? 'xl/worksheets/sheet1.xml' : `xl/${target.replace(/^\/?(?:xl\/)?/, '')}`;
}

function cellText(cell: Element, strings: readonly string[]): string {
  if (cell.getAttribute('t') === 'inlineStr') return textIn(cell);
  const value = elements(cell, 'v')[0]?.textContent ?? '';
  return cell.getAttribute('t') === 's' ? (strings[Number(value)] ?? '') : value;
}
