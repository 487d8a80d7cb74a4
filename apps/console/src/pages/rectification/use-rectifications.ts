import type { RectificationListFilter } from '@beian/domain/bureau';
import { useList } from '@refinedev/core';
import { App } from 'antd';
import { useState } from 'react';
import type { ApiError } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import type { VariablesOf } from '../../graphql.ts';
import { useInterval, useThrottled } from '../../ui/hooks.ts';
import { actionTexts } from '../../ui/texts.ts';
import type { Rectification, rectificationsDocument, StepAnswer } from './documents.ts';

type Variables = VariablesOf<typeof rectificationsDocument>;

export type AskedRectifications = {
  readonly [N in 'recordId' | 'orderId' | keyof RectificationListFilter]?: Variables[N];
};

/** Runs a step about a notice and says why it was refused; true when it is done. `label`: the step, for a fault. */
export type RunStep = (label: string, step: () => Promise<StepAnswer>) => Promise<boolean>;

/** Notices of a record, of an order's record, or of a filter (open ones if none is given), and the steps about them. */
export function useRectifications(asked: AskedRectifications) {
  const t = useT();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const { query } = useList<Rectification, ApiError>({
    resource: 'rectifications',
    meta: { variables: asked },
    errorNotification: false,
  });
  // A reply moves with its file.
  useBureauChanges(useThrottled(() => void query.refetch(), 1000));
  // There is no live event for a notice, so the list polls.
  useInterval(() => void query.refetch(), 30_000);

  const run: RunStep = async (label, step) => {
    setBusy(true);
    try {
      const answer = await step();
      if (answer.__typename === 'ActionRefused') {
        void message.error(answer.reasons.map((reason) => reason.message).join(' · '));
        return false;
      }
      return true;
    } catch {
      void message.error(t(actionTexts.failed, { label }));
      return false;
    } finally {
      setBusy(false);
      await query.refetch();
    }
  };
  return { query, notices: query.data?.data, busy, run };
}
