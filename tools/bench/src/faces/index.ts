export { drawPhoto, sceneNames, type TestPhoto } from './photos.ts';
