import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import type { VariablesOf } from '../../graphql.ts';
import { newKey } from '../../ui/new-key.ts';
import { connectionTestDocument, testConnectionDocument } from './documents.ts';

type Input = VariablesOf<typeof testConnectionDocument>['input'];

/** Values that calls to the bureau use: what a test is about. The others may be saved without one. */
const calledNames = [
  'province',
  'ispId',
  'userName',
  'password',
  'wsdl',
  'statusWsdl',
  'passwordWsdl',
  'passwordForm',
  'encrypts',
  'aesKey',
  'aesVector',
] as const satisfies readonly (keyof Input)[];
export const calledValues = (input: Input): string =>
  JSON.stringify(calledNames.map((name) => (input[name] === '' ? null : (input[name] ?? null))));

/** The test of what is typed in a form; a change of a tested value makes it void. */
export function useConnectionTest(bureauId: string | undefined, input: Input) {
  const language = useLanguage();
  const [started, setStarted] = useState<{ id: string; of: string } | null>(null);
  const of = calledValues(input);
  const id = started?.of === of ? started.id : null;
  const query = useQuery({
    queryKey: ['connectionTest', id, language],
    queryFn: async ({ signal }) => (await request(connectionTestDocument, { id: id ?? '' }, signal)).connectionTest,
    enabled: id !== null,
    // The answer also comes by the live channel; a lost event must not leave the form waiting.
    refetchInterval: ({ state }) => (state.data?.answeredAt == null ? 2000 : false),
  });
  useBureauChanges(() => {
    if (id !== null) void query.refetch();
  });
  return {
    test: id === null ? null : (query.data ?? null),
    waits: id !== null && query.data?.answeredAt == null,
    /** The values were changed after a test. */
    isVoid: started !== null && id === null,
    /** @returns the refusals, if any */
    start: async (full: Input) => {
      const answer = (await request(testConnectionDocument, { bureauId, input: full, key: newKey() })).testConnection;
      if (answer.__typename === 'ActionRefused') return answer.reasons;
      setStarted({ id: answer.id, of });
      return [];
    },
  };
}
