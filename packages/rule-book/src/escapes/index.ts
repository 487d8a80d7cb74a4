export { loadEscapeFigures } from './load-escapes.ts';
