export { deleteStaleDrafts, loadDeskDrafts, saveDeskDraft } from './desk-drafts.ts';
