export { type Head, headLine } from './head.ts';
export { type HeadsFolder, openHeadsFolder } from './heads-folder.ts';
export { type AuditKey, loadAuditKey, readPublicKeys } from './key.ts';
export { linkAudit, MAX_LINKED_ROWS } from './link.ts';
export { type SigningOptions, savePublicKey, signHeads } from './sign.ts';
