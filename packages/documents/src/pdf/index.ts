export { drawForm } from './draw-form.ts';
export { drawLetter } from './draw-letter.ts';
export { loadPdfFonts } from './font.ts';
