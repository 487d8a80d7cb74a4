export { fillDesk } from './fill.ts';
