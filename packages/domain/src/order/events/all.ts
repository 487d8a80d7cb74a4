import type { z } from 'zod';
import { bureauEvents } from './bureau.ts';
import { clockEvents } from './clock.ts';
import { colleagueEvents } from './colleagues.ts';
import { curtainEvents } from './curtain.ts';
import { deskEvents } from './desk.ts';
import { domainEvents } from './domains.ts';
import { fillingEvents } from './filling.ts';
import { manualEvents } from './manual.ts';
import { photoEvents } from './photo.ts';
import { reviewEvents } from './review.ts';
import { smsEvents } from './sms.ts';

/** The rows of all events. */
export const events = {
  ...fillingEvents,
  ...domainEvents,
  ...deskEvents,
  ...colleagueEvents,
  ...reviewEvents,
  ...curtainEvents,
  ...photoEvents,
  ...bureauEvents,
  ...manualEvents,
  ...smsEvents,
  ...clockEvents,
};

export type LiveEvent = keyof typeof events;
/** The input of an event after its schema has checked it: trimmed, with defaults. */
export type EventInput<E extends LiveEvent> = z.output<(typeof events)[E]['input']>;

/** `noInput` has any member, of type never; it is left out. */
type InputWithMembers<Input> = Input extends unknown ? (string extends keyof Input ? never : Input) : never;
type AnyInput = InputWithMembers<EventInput<LiveEvent>>;
type MemberOf<Input> = Input extends unknown ? keyof Input : never;
type ValueOf<Input, Member> = Input extends unknown ? (Member extends keyof Input ? Input[Member] : never) : never;
/**
 * What a guard may read of an input: guards serve several events, so it is the members of all events' inputs, each of which may
 * be missing.
 */
export type GuardInput = { readonly [M in MemberOf<AnyInput>]?: ValueOf<AnyInput, M> };
