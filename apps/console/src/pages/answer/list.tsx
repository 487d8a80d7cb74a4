import { App } from 'antd';
import { useState } from 'react';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import { unmatchedAnswersDocument } from '../../generated/answer.ts';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { actionTexts } from '../../ui/texts.ts';
import { type Intent, resolveAnswer } from './resolve.ts';
import { AnswerRow } from './row.tsx';
import { unmatchedTexts } from './texts.ts';

const answers = listOf('unmatchedAnswers', unmatchedAnswersDocument, (data) => data.unmatchedAnswers);

/** Answers of bureaus that matched no order, oldest first, each with the orders it may belong to. */
export function UnmatchedAnswers() {
  const t = useT();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const refresh = useRefreshRows(answers);

  const act = async (intent: Intent, label: string): Promise<boolean> => {
    setBusy(true);
    try {
      const answer = await resolveAnswer(intent);
      if (answer.__typename === 'ActionRefused') {
        void message.error(answer.reasons.map((reason) => reason.message).join(' · '));
        return false;
      }
      void message.success(t(actionTexts.done, { label }));
      return true;
    } catch {
      void message.error(t(actionTexts.failed, { label }));
      return false;
    } finally {
      setBusy(false);
      await refresh();
    }
  };

  return (
    <ListPage
      list={answers}
      texts={unmatchedTexts}
      filters={{}}
      item={(answer) => <AnswerRow key={answer.id} answer={answer} busy={busy} onAct={act} />}
      live="orders"
      // There is no live event for an unmatched answer.
      everySeconds={30}
      download="unmatchedAnswers"
    />
  );
}
