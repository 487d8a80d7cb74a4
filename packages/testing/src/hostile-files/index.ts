export { damagedJpegs, joined, jpegWithRestarts } from './damaged.ts';
export { type GoodFile, goodFiles } from './good.ts';
export { type HostileFile, hostileFiles } from './hostile.ts';
export { inspectImage } from './inspect-image.ts';
