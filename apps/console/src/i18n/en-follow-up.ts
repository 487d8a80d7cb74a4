import type { zhFollowUp } from './zh-follow-up.ts';

export const enFollowUp: Readonly<Record<keyof typeof zhFollowUp, string>> = {
  'followUp.title': 'About your filing',
  'followUp.hotline': 'Hotline {number}',
  'followUp.loading': 'Opening the link',
  'followUp.filing': 'Filing number',
  'followUp.subject': 'Subject',
  'followUp.website': 'Website',
  'followUp.data': 'What is filed now (personal values masked)',
  'followUp.notSent': 'It did not arrive; please try again',
  'followUp.until': 'You can answer, and change the answer, until {at} (Beijing time).',
  'followUp.untilOne': 'You can answer until {at} (Beijing time).',
  'followUp.offline': 'No connection; check the network',
  'followUp.later': 'Too many requests; try again later',
  'followUp.fault': 'This is not possible at the moment; try again later',
  'followUp.again': 'Try again',
  'followUp.over': 'This link is unknown or over',
  'followUp.overHint': 'What has changed is filed by a change order in the system you ordered with.',
};
