import { PREVIEW_DAYS } from '@beian/domain/rule-book';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import type { RuleDraft } from '../../generated/rule-draft.ts';
import { previewRuleDraftDocument, rulePreviewDocument } from '../../generated/rule-preview.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { PREVIEW_ASK_MS, PreviewResult, PreviewState, previewKey } from './preview-result.tsx';
import { previewTexts } from './texts.ts';

/** What a draft would do to orders, before anyone submits or approves it. */
export function Preview({ draft: { id, version, changesCount } }: { draft: RuleDraft }) {
  const { data: preview } = useQuery({
    ...queryOf(previewKey, rulePreviewDocument, { draftId: id }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'DONE' ? PREVIEW_ASK_MS : false),
  });
  const { act, isBusy } = useAction({
    send: () => send(previewRuleDraftDocument, { draftId: id, version }),
    stale: [previewKey],
  });
  if (preview === undefined) return null;
  const isRunning = preview !== null && preview.state !== 'DONE';
  return (
    <>
      <Section
        title={t(previewTexts.title)}
        lead={t(previewTexts.lead, { n: PREVIEW_DAYS })}
        actions={
          <Button disabled={changesCount === 0 || isRunning} loading={isBusy} onClick={() => act(undefined)}>
            {t(preview === null ? previewTexts.run : previewTexts.again)}
          </Button>
        }
      >
        {preview === null ? null : <PreviewState preview={preview} version={version} />}
      </Section>
      {preview?.state === 'DONE' ? <PreviewResult preview={preview} /> : null}
    </>
  );
}
