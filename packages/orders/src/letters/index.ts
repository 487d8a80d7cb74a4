export { readLetter } from './letters.ts';
