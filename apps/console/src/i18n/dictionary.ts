import type { zh } from './zh.ts';
import type { zhAccount } from './zh-account.ts';
import type { zhAnswers } from './zh-answers.ts';
import type { zhAssignee } from './zh-assignee.ts';
import type { zhAudit } from './zh-audit.ts';
import type { zhAvailability } from './zh-availability.ts';
import type { zhBoardPage } from './zh-board-page.ts';
import type { zhCalendar } from './zh-calendar.ts';
import type { zhDesk } from './zh-desk.ts';
import type { zhDifference } from './zh-difference.ts';
import type { zhDigest } from './zh-digest.ts';
import type { zhDownload } from './zh-download.ts';
import type { zhEscalations } from './zh-escalations.ts';
import type { zhEvidence } from './zh-evidence.ts';
import type { zhFace } from './zh-face.ts';
import type { zhFirstRun } from './zh-first-run.ts';
import type { zhFollowUp } from './zh-follow-up.ts';
import type { zhGateway } from './zh-gateway.ts';
import type { zhHandoverPage } from './zh-handover-page.ts';
import type { zhKeys } from './zh-keys.ts';
import type { zhKinds } from './zh-kinds.ts';
import type { zhMachine } from './zh-machine.ts';
import type { zhMailRoom } from './zh-mail-room.ts';
import type { zhNewOrder } from './zh-new-order.ts';
import type { zhOnce } from './zh-once.ts';
import type { zhPartners } from './zh-partners.ts';
import type { zhPersons } from './zh-persons.ts';
import type { zhPhoto } from './zh-photo.ts';
import type { zhPhotos } from './zh-photos.ts';
import type { zhQuality } from './zh-quality.ts';
import type { zhReadings } from './zh-readings.ts';
import type { zhReasons } from './zh-reasons.ts';
import type { zhRecords } from './zh-records.ts';
import type { zhRectification } from './zh-rectification.ts';
import type { zhReveal } from './zh-reveal.ts';
import type { zhRules } from './zh-rules.ts';
import type { zhSignIn } from './zh-sign-in.ts';
import type { zhStaffNotices } from './zh-staff-notices.ts';
import type { zhStep } from './zh-step.ts';
import type { zhUnmatched } from './zh-unmatched.ts';
import type { zhWork } from './zh-work.ts';

/** Keys that are loaded with the first page. */
type InitialKey = keyof typeof zh;
/** Keys of texts that are loaded on demand with their pages (`addTranslations`). */
export type LazyKey =
  | keyof typeof zhAccount
  | keyof typeof zhAssignee
  | keyof typeof zhBoardPage
  | keyof typeof zhCalendar
  | keyof typeof zhDesk
  | keyof typeof zhDifference
  | keyof typeof zhDigest
  | keyof typeof zhDownload
  | keyof typeof zhEscalations
  | keyof typeof zhEvidence
  | keyof typeof zhFace
  | keyof typeof zhFirstRun
  | keyof typeof zhFollowUp
  | keyof typeof zhGateway
  | keyof typeof zhHandoverPage
  | keyof typeof zhAnswers
  | keyof typeof zhAudit
  | keyof typeof zhAvailability
  | keyof typeof zhWork
  | keyof typeof zhKeys
  | keyof typeof zhKinds
  | keyof typeof zhNewOrder
  | keyof typeof zhOnce
  | keyof typeof zhPartners
  | keyof typeof zhPersons
  | keyof typeof zhPhotos
  | keyof typeof zhPhoto
  | keyof typeof zhQuality
  | keyof typeof zhReadings
  | keyof typeof zhReasons
  | keyof typeof zhRecords
  | keyof typeof zhRectification
  | keyof typeof zhReveal
  | keyof typeof zhRules
  | keyof typeof zhMachine
  | keyof typeof zhMailRoom
  | keyof typeof zhStep
  | keyof typeof zhSignIn
  | keyof typeof zhStaffNotices
  | keyof typeof zhUnmatched;
export type Key = InitialKey | LazyKey;
/** A complete dictionary: every key that is loaded with the first page. */
export type Dictionary = Readonly<Record<InitialKey, string>>;
