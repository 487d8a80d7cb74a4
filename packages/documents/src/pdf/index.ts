export { drawForm } from './draw-form.ts';
export { drawLetter } from './draw-letter.ts';
export { drawTable } from './draw-table.ts';
export { loadPdfFonts } from './font.ts';
