export { ask, openTcp, openTls } from './open-tls.ts';
