import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readNoticeFile } from './notice-file.ts';
import { calendarTexts } from './texts.ts';

const read = (...parts: BlobPart[]) => readNoticeFile(new Blob(parts));
const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rel = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as Excel writes it: texts apart, days as numbers, the first sheet in any file. */
const workbook = (more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'xl/workbook.xml': xml(
      `<workbook ${main} ${rel}><sheets><sheet name="放假" sheetId="3" r:id="rId7"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': xml(
      `<sst ${main}><si><t>放假</t></si><si><r><t>元</t></r><r><t>旦</t></r><rPh><t>ガン</t></rPh></si><si><t># 文号: 国办发明电〔2025〕7号 &amp; x</t></si></sst>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet ${main}><sheetData/></worksheet>`),
    'xl/worksheets/sheet2.xml': xml(
      `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>46023</v></c><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>2026/1/4</t></is></c></row></sheetData></worksheet>`,
    ),
    ...more,
  });
const part = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

test('a text is read in UTF-8, UTF-16 and GBK', async () => {
  expect(await read('2026-01-01,off,元旦')).toEqual({ text: '2026-01-01,off,元旦', how: calendarTexts.readUtf8 });
  // 元旦 as Excel in China saves it.
  expect(await read('2026-01-01,off,', Uint8Array.of(0xd4, 0xaa, 0xb5, 0xa9))).toEqual({
    text: '2026-01-01,off,元旦',
    how: calendarTexts.readGbk,
  });
  expect(await read(Uint8Array.of(0xff, 0xfe, 0x43, 0x51, 0xe6, 0x65))).toEqual({
    text: '元旦',
    how: calendarTexts.readUtf16,
  });
  expect(await read(Uint8Array.of(0xd4, 0xff, 0xff))).toEqual({ refused: calendarTexts.wrongEncoding });
});

test('the first sheet of a workbook is read as lines with tabs', async () => {
  expect(await read(part(workbook()))).toEqual({
    text: '# 文号: 国办发明电〔2025〕7号 & x\n46023\t放假\t\t元旦\n2026/1/4',
    how: calendarTexts.readSheet,
  });
});

test('a file that is none of these is refused with what to save it as', async () => {
  expect(await read(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toEqual({ refused: calendarTexts.oldExcel });
  expect(await read('%PDF-1.7')).toEqual({ refused: calendarTexts.noText });
  expect(await read(part(workbook()).slice(0, 400))).toEqual({ refused: calendarTexts.noSheet });
  expect(await read(part(zipSync({ 'word/document.xml': xml('<w/>') })))).toEqual({ refused: calendarTexts.noSheet });
  expect(await read('x'.repeat(1024 * 1024 + 1))).toEqual({ refused: calendarTexts.tooLarge });
});

test('a sheet that unpacks to more than a notice has is not unpacked', async () => {
  const bomb = workbook({ 'xl/worksheets/sheet2.xml': new Uint8Array(64 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await read(part(bomb))).toEqual({ refused: calendarTexts.noSheet });
});
