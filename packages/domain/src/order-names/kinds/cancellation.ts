import { bilingual } from '../../text/bilingual-text.ts';

/** Columns that all cancellations 注销备案 share. */
export const cancellationService = bilingual('注销备案', 'cancellation');
export const untilCancelled = bilingual(
  '管局通过前网站不受影响，通过后不能恢复',
  'Until the bureau approves, the site is not affected; afterwards it cannot be undone',
);
