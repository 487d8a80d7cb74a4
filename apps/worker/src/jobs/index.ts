import type { JobName } from '@beian/domain/jobs';
import type { JobHandler } from '../worker-context.ts';
import { checkContent } from './check-content.ts';
import { checkFace } from './check-face.ts';
import { decidePerson } from './decide-person.ts';
import { deliverNotice } from './deliver-notice.ts';
import { deliverReminder } from './deliver-reminder.ts';
import { fetchAppPhoto } from './fetch-app-photo.ts';
import { followRecord } from './follow-record.ts';
import { keepVerificationForm } from './keep-verification-form.ts';
import { prepareReport } from './prepare-report.ts';
import { previewRules } from './preview-rules.ts';
import { readPictures } from './read-pictures.ts';
import { resyncBureau } from './resync-bureau.ts';
import { retain } from './retain.ts';
import { settleServiceCodes } from './settle-service-codes.ts';
import { stepTestOrder } from './step-test-order.ts';
import { sweepFiles } from './sweep-files.ts';
import { testBureau } from './test-bureau.ts';
import { testChannel } from './test-channel.ts';
import { verifyDomains } from './verify-domains.ts';

/** One implementation per declaration in packages/domain/src/jobs/jobs.ts; the compiler requires each. */
export const handlers: { readonly [J in JobName]: JobHandler<J> } = {
  prepareReport,
  followRecord,
  checkContent,
  readPictures,
  keepVerificationForm,
  verifyDomains,
  settleServiceCodes,
  fetchAppPhoto,
  checkFace,
  testBureau,
  testChannel,
  resyncBureau,
  deliverNotice,
  deliverReminder,
  stepTestOrder,
  retain,
  sweepFiles,
  decidePerson,
  previewRules,
};
