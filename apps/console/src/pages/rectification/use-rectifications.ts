import type { RectificationListFilter } from '@beian/domain/bureau';
import { App } from 'antd';
import { useState } from 'react';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { VariablesOf } from '../../graphql.ts';
import { useRefreshRows, useRows } from '../../ui/list-page/use-rows.ts';
import { actionTexts } from '../../ui/texts.ts';
import { rectificationsDocument, type StepAnswer } from './documents.ts';

export const rectifications = listOf('rectifications', rectificationsDocument, (data) => data.rectifications);

type Variables = VariablesOf<typeof rectificationsDocument>;

export type AskedRectifications = {
  readonly [N in 'recordId' | 'orderId' | keyof RectificationListFilter]?: Variables[N];
};

/** Runs a step about a notice and says why it was refused; true when it is done. `label`: the step, for a fault. */
export type RunStep = (label: string, step: () => Promise<StepAnswer>) => Promise<boolean>;

/** Notices of a record, of an order's record, or of a filter (open ones if none is given). */
export function useRectifications(asked: AskedRectifications) {
  // A reply moves with its file; there is no live event for a notice.
  const { page } = useRows(rectifications, asked, { live: 'bureaus', everySeconds: 30 });
  return page?.data;
}

/** Runs the steps about notices; every list of them is read again. */
export function useSteps() {
  const t = useT();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const refresh = useRefreshRows(rectifications);
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
      await refresh();
    }
  };
  return { busy, run };
}
