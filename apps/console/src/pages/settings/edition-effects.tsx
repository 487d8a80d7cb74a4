import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded, NotFound } from '../../app/shell/states.tsx';
import { editionPreviewDocument, previewEditionDocument } from '../../generated/rule-preview.ts';
import { type SettingChoice, settingsDocument } from '../../generated/setting.ts';
import { useAction } from '../../ui/form/use-send.ts';
import layout from '../../ui/page.module.css';
import { Page, Section } from '../../ui/page.tsx';
import { PREVIEW_ASK_MS, PreviewResult, PreviewState, previewKey } from '../own-rules/preview-result.tsx';
import { editionEffectsTexts } from './texts.ts';

/** What becomes of open orders if another edition is put in force: before anybody does it. */
export function EditionEffectsPage() {
  const [params] = useSearchParams();
  const query = useQuery(queryOf(['settings'], settingsDocument, {}));
  return (
    <Loaded query={query} rows={4}>
      {(settings) => {
        const choice = settings
          .find(({ name }) => name === 'edition')
          ?.choices.find(({ value }) => value === params.get('to'));
        return choice === undefined ? <NotFound /> : <Effects key={choice.value} choice={choice} />;
      }}
    </Loaded>
  );
}

function Effects({ choice: { value, label, brings, inForce } }: { choice: SettingChoice }) {
  const { data: preview } = useQuery({
    ...queryOf([...previewKey, value], editionPreviewDocument, { edition: value }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'DONE' ? PREVIEW_ASK_MS : false),
  });
  const { act, isBusy } = useAction({
    send: () => send(previewEditionDocument, { edition: value }),
    stale: [previewKey],
  });
  if (preview === undefined) return null;
  const isRunning = preview !== null && preview.state !== 'DONE';
  return (
    <Page title={t(editionEffectsTexts.title, { choice: label })} lead={t(editionEffectsTexts.lead)}>
      <Section
        title={label}
        actions={
          <Button disabled={inForce || isRunning} loading={isBusy} onClick={() => act(undefined)}>
            {t(preview === null ? editionEffectsTexts.run : editionEffectsTexts.again)}
          </Button>
        }
      >
        <ul className={layout.bulleted}>
          {brings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {inForce ? <p>{t(editionEffectsTexts.inForce)}</p> : null}
        {preview === null ? null : <PreviewState preview={preview} />}
      </Section>
      {preview?.state === 'DONE' ? <PreviewResult preview={preview} /> : null}
      <Link to="/settings">{t(editionEffectsTexts.back)}</Link>
    </Page>
  );
}
