import type { zhPapers } from './zh-papers.ts';

/** Texts of failed notices and of the verification form. */
export const enPapers: Readonly<Record<keyof typeof zhPapers, string>> = {
  'notice.failedAt': 'could not be delivered; given up {at}',

  'form.title': 'Verification form',
  'form.download': 'Download the filled form (PDF)',
  'form.mark': 'The mark at its foot is to be {mark}',
  'form.kept': 'Download the form as {who} verified it ({when}, PDF)',
  'form.outdated': 'The attached form is of earlier content (mark {mark} when attached): to be signed anew',
};
