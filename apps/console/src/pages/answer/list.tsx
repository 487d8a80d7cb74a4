import { listOf } from '../../app/providers/data.ts';
import { unmatchedAnswersDocument } from '../../generated/answer.ts';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { AnswerRow } from './row.tsx';
import { unmatchedTexts } from './texts.ts';

const answers = listOf('unmatchedAnswers', unmatchedAnswersDocument, (data) => data.unmatchedAnswers);

/** Answers of bureaus that matched no order, oldest first, each with the orders it may belong to. */
export function UnmatchedAnswers() {
  const refresh = useRefreshRows(answers);
  return (
    <ListPage
      list={answers}
      texts={unmatchedTexts}
      filters={{}}
      item={(answer) => <AnswerRow key={answer.id} answer={answer} onActed={() => void refresh()} />}
      live="orders"
      // There is no live event for an unmatched answer.
      everySeconds={30}
      download="unmatchedAnswers"
    />
  );
}
