import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { connectionTestDocument, testConnectionDocument } from '../../generated/bureau.ts';
import type { VariablesOf } from '../../graphql.ts';
import { type Refused, useSend } from '../../ui/form/use-send.ts';
import { errorTexts } from '../../ui/texts.ts';

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
export function useConnectionTest(bureauId: string | undefined, input: Input, onRefused: (answer: Refused) => void) {
  const { message } = App.useApp();
  const [started, setStarted] = useState<{ id: string; of: string } | null>(null);
  const of = calledValues(input);
  const id = started?.of === of ? started.id : null;
  const query = useQuery({
    ...queryOf(['connectionTest'], connectionTestDocument, { id: id ?? '' }),
    enabled: id !== null,
    // The answer also comes by the live channel; a lost event must not leave the form waiting.
    refetchInterval: ({ state }) => (state.data?.answeredAt == null ? 2000 : false),
  });
  useBureauChanges(() => {
    if (id !== null) void query.refetch();
  });
  const mutation = useSend(
    {
      send: (tested: Input, key) => send(testConnectionDocument, { bureauId, input: tested, key }),
      onDone: (answer, tested) => setStarted({ id: answer.id, of: calledValues(tested) }),
    },
    { onRefused, onFault: () => void message.error(t(errorTexts.other)) },
  );
  return {
    test: id === null ? null : (query.data ?? null),
    waits: mutation.isPending || (id !== null && query.data?.answeredAt == null),
    /** The values were changed after a test. */
    isVoid: started !== null && id === null,
    start: () => mutation.mutate(input),
  };
}
