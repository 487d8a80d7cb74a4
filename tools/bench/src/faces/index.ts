export { drawPhoto, type SceneName, sceneNames, type TestPhoto } from './photos.ts';
