export { countFollowUps, type FollowUpCount } from './counts.ts';
export { answerFollowUp, findFollowUp, type OpenFollowUp, readFollowUpData } from './links.ts';
export { sendFollowUps } from './send-follow-ups.ts';
