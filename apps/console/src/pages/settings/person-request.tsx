import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Drawer, Flex, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import {
  answerPersonRequestDocument,
  decidePersonRequestDocument,
  type OpenedPersonRequest,
  personRequestDocument,
} from '../../generated/person.ts';
import { countdown } from '../../ui/due.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import layout from '../../ui/page.module.css';
import { fullTime } from '../../ui/time.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { PersonPlaces } from './person-places.tsx';
import { personsTexts } from './person-texts.ts';

/** Poll interval for the worker's result, ms. */
const AGAIN_MS = 1000;
const ways = ['MAIL', 'LETTER', 'IN_PERSON', 'PARTNER'] as const;

/** One request: the applicant, the decision for each place, the letter, and the next step. Each opening is audited. */
export function PersonRequestDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Drawer open={id !== null} title={t(personsTexts.requests)} width={720} onClose={onClose} destroyOnHidden>
      {id === null ? null : <Opened id={id} />}
    </Drawer>
  );
}

function Opened({ id }: { id: string }) {
  const query = useQuery({
    ...queryOf(['personRequest'], personRequestDocument, { id }),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.request.state === 'DECIDING' ? AGAIN_MS : false),
  });
  return (
    <Loaded query={query} rows={4}>
      {(found) => (found === null ? <Empty title={t(personsTexts.gone)} /> : <Request found={found} />)}
    </Loaded>
  );
}

function Request({ found }: { found: OpenedPersonRequest }) {
  const { request: of, askedBy, reason, erased, places } = found;
  return (
    <Flex component="article" vertical gap={12} aria-label={t(personsTexts.request, { wants: of.wantsLabel })}>
      <h2>{t(personsTexts.request, { wants: of.wantsLabel })}</h2>
      <Descriptions size="small" column={1} bordered styles={{ label: { width: 200 } }}>
        <Descriptions.Item label={t(personsTexts.state)}>{of.stateLabel}</Descriptions.Item>
        <Descriptions.Item label={t(personsTexts.at)}>{fullTime(of.at)}</Descriptions.Item>
        <Descriptions.Item label={t(personsTexts.due)}>
          {fullTime(of.dueAt)} {of.provisional ? t(personsTexts.provisional) : null}{' '}
          {of.left?.overdue ? <Typography.Text type="danger">{countdown(of.left)}</Typography.Text> : null}
        </Descriptions.Item>
        {erased ? null : (
          <>
            <Descriptions.Item label={t(personsTexts.askedBy)}>
              <span className={layout.words}>{askedBy}</span>
            </Descriptions.Item>
            <Descriptions.Item label={t(personsTexts.reason)}>
              <span className={layout.words}>{reason}</span>
            </Descriptions.Item>
          </>
        )}
      </Descriptions>
      {erased ? <Typography.Text type="secondary">{t(personsTexts.erased)}</Typography.Text> : null}
      <NextStep found={found} />
      {places.length === 0 ? null : <PersonPlaces places={places} head={t(personsTexts.decided)} />}
    </Flex>
  );
}

/** What is to be done with the request: decide, answer, or nothing more. */
function NextStep({ found }: { found: OpenedPersonRequest }) {
  const { id, state, wants } = found.request;
  const [over, setOver] = useState<(typeof ways)[number]>('MAIL');
  const stale = [['personRequest'], ['personRequests']];
  const answer = useAction({
    send: (way: (typeof ways)[number], key) => send(answerPersonRequestDocument, { id, over: way, key }),
    stale,
  });
  if (state === 'OPEN')
    return (
      <div>
        <FormButton
          label={t(personsTexts.decide)}
          button={{ type: 'primary' }}
          danger={wants === 'DELETION'}
          title={t(personsTexts.decideTitle)}
          lead={t(wants === 'COPY' ? personsTexts.decideCopy : personsTexts.decideDeletion)}
          send={(_, key) => send(decidePersonRequestDocument, { id, key })}
          stale={stale}
        />
      </div>
    );
  if (state === 'DECIDING') return <p role="status">{t(personsTexts.deciding)}</p>;
  return (
    <>
      <Letter found={found} />
      {state === 'ANSWERED' ? (
        <p>
          {t(personsTexts.answered, {
            by: found.request.answeredName ?? '',
            at: fullTime(found.request.answeredAt ?? ''),
            over: found.request.answeredOver === null ? '' : t(personsTexts[found.request.answeredOver]),
          })}
        </p>
      ) : (
        <Flex gap={8} wrap>
          <Select
            aria-label={t(personsTexts.over)}
            value={over}
            onChange={setOver}
            style={{ minWidth: 160 }}
            options={ways.map((one) => ({ value: one, label: t(personsTexts[one]) }))}
          />
          <Button type="primary" loading={answer.isBusy} onClick={() => answer.act(over)}>
            {t(personsTexts.answer)}
          </Button>
        </Flex>
      )}
    </>
  );
}

/** The letter in the applicant's language, as written by the API. */
function Letter({ found }: { found: OpenedPersonRequest }) {
  const copy = useCopy();
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const text = (language === 'zh' ? found.letterZh : found.letterEn) ?? '';
  return (
    <section aria-label={t(personsTexts.letter)}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <h3>{t(personsTexts.letter)}</h3>
        <Flex gap={8} wrap>
          <Segmented
            size="small"
            aria-label={t(shellTexts.language)}
            value={language}
            onChange={(value) => setLanguage(value as 'zh' | 'en')}
            options={[
              { value: 'zh', label: t(personsTexts.letterZh) },
              { value: 'en', label: t(personsTexts.letterEn) },
            ]}
          />
          <Button size="small" onClick={() => void copy(text)}>
            {t(personsTexts.copyLetter)}
          </Button>
        </Flex>
      </Flex>
      <Card size="small" className={layout.words} lang={language}>
        {text}
      </Card>
    </section>
  );
}
