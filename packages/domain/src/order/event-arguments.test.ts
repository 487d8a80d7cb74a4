import { expect, test } from 'vitest';
import { eventArguments, eventsWithMutation } from './event-arguments.ts';

const argumentsOf = (event: Parameters<typeof eventArguments>[0]) => {
  const { order, input } = eventArguments(event);
  return [...order, ...input].map(({ name }) => name);
};

test('an event that changes the state takes the version, one under the lease its token', () => {
  expect(argumentsOf('approveInitialReview')).toEqual(['id', 'version', 'token']);
  expect(argumentsOf('recordVerdict')).toEqual(['id', 'token', 'item', 'hash', 'verdict', 'reasons', 'grouped']);
  expect(argumentsOf('sendBack')).toEqual(['id', 'version', 'reasons']);
  expect(argumentsOf('saveDraft')).toEqual(['id', 'version', 'fields']);
  expect(argumentsOf('addNote')).toEqual(['id', 'text']);
});

test('members without a sentence are no arguments', () => {
  expect(argumentsOf('assign')).toEqual(['id', 'staffId']);
  expect(argumentsOf('smsVerified')).toEqual(['id', 'version', 'evidence']);
});

test('what the program raises has no mutation', () => {
  expect(eventsWithMutation).not.toContain('bureauApprove');
  expect(eventsWithMutation).toContain('claim');
});
