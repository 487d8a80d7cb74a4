export { drawForm } from './draw-form.ts';
export { loadPdfFonts } from './font.ts';
