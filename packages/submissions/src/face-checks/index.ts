export { askFaceQuestion, type FaceAnswer, type FaceQuestion, storeFaceAnswer } from './face-checks.ts';
