import type { zhPhoto } from './zh-photo.ts';

/** Photo review. */
export const enPhoto = {
  'photo.now': 'This photo',
  'photo.portrait': 'ID portrait',
  'photo.last': 'Last photo',
  'photo.facts': '{one}, {other}',
  'photo.pixels': '{width}×{height}',
  'photo.validUntil': 'valid until {day}',
  'photo.accepted': 'uploaded {day}, accepted',
  'photo.refused': 'refused {day}',
  'photo.wholeId': 'Whole ID',
  'photo.cutId': 'Portrait only',
  'photo.noId': "No scan of an ID to compare with: neither this order nor an earlier one has the website principal's",
  'photo.regions': 'Machine marks',
  'photo.regionsSay': 'White: where the machine looked at colours. Orange: doubtful',
  'photo.check': 'Check',
  'photo.seen': 'What the machine saw',
  'photo.pass': 'Pass',
  'photo.notSeen': 'Not judged: look at the photo',
  'photo.noneSame': 'the same photo was found in no other order',
  'photo.advice': 'Advice of {code}: {text}',
  'photo.progress': '{n}/{all}',
} as const satisfies Record<keyof typeof zhPhoto, string>;
