export { type DeskDraft, deleteStaleDrafts, loadDeskDrafts, saveDeskDraft } from './desk-drafts.ts';
