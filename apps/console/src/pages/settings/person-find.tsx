import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { unsearchableNote } from '@beian/domain/personal';
import { textLengths } from '@beian/domain/text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { post, request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { save } from '../../ui/download/download.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { exportPersonDocument, findPersonDocument, openPersonRequestDocument } from './person-documents.ts';
import { PersonPlaces } from './person-places.tsx';
import { personsTexts } from './person-texts.ts';
import styles from './persons.module.css';

const kinds = ['idNumber', 'mobile', 'email'] as const;
type Kind = (typeof kinds)[number];
interface PersonQuery {
  readonly by: Kind;
  readonly value: string;
}

const refusalText = (answer: {
  readonly reasons: readonly { message: string; suggestion?: string | null }[];
}): string => answer.reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – ')).join(' · ');

/** Finds a person by a whole number or address, which is only in this page's memory and in the body of the request. */
export function PersonFind({ onOpened }: { onOpened: (id: string) => void }) {
  const t = useT();
  const { message } = App.useApp();
  const [by, setBy] = useState<Kind>('idNumber');
  const [value, setValue] = useState('');
  const [sought, setSought] = useState<PersonQuery | null>(null);
  const [writing, setWriting] = useState(false);
  const find = useMutation({
    mutationFn: async (wanted: PersonQuery) => (await request(findPersonDocument, { sought: wanted })).findPerson,
    onSuccess: (answer, wanted) => {
      if (answer.__typename === 'ActionRefused') {
        setSought(null);
        void message.warning(refusalText(answer), 6);
      } else setSought(wanted);
    },
    onError: () => message.error(t(errorTexts.other)),
    // The result is not cached when the page is left.
    gcTime: 0,
  });
  const found = sought !== null && find.data?.__typename === 'PersonFound' ? find.data : null;
  return (
    <section className={styles.card} aria-label={t(personsTexts.find)}>
      <form
        className={styles.find}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          find.mutate({ by, value });
        }}
      >
        <div className={styles.by}>
          {t(personsTexts.by)}
          <Select
            aria-label={t(personsTexts.by)}
            value={by}
            onChange={setBy}
            options={kinds.map((one) => ({ value: one, label: t(personsTexts[one]) }))}
          />
        </div>
        <div className={styles.grow}>
          <span>
            {t(personsTexts.value)}
            <RequiredMark />
          </span>
          <Input
            aria-label={t(personsTexts.value)}
            aria-required
            autoComplete="off"
            spellCheck={false}
            maxLength={128}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </div>
        <Button
          type="primary"
          htmlType="submit"
          icon={<SearchOutlined aria-hidden />}
          loading={find.isPending}
          disabled={value.trim() === ''}
        >
          {t(personsTexts.find)}
        </Button>
      </form>
      <p className={styles.faint}>{t(personsTexts.valueHint)}</p>
      {found === null || sought === null ? null : found.people > 1 ? (
        <p className={styles.warning} role="status">
          {t(personsTexts.shared, { n: found.people })}
        </p>
      ) : found.places.length === 0 ? (
        <Empty title={t(personsTexts.none)} hint={t(personsTexts.noneHint)}>
          <Button onClick={() => setWriting(true)}>{t(personsTexts.newRequest)}</Button>
        </Empty>
      ) : (
        <>
          <div className={styles.cardHead}>
            <p role="status">
              {t(personsTexts.found, {
                places: found.places.reduce((sum, one) => sum + one.places, 0),
                kinds: new Set(found.places.map((one) => one.holding)).size,
              })}
            </p>
            <span className={styles.buttons}>
              <Export sought={sought} />
              <Button onClick={() => setWriting(true)}>{t(personsTexts.newRequest)}</Button>
            </span>
          </div>
          {found.more ? <p className={styles.warning}>{t(personsTexts.more)}</p> : null}
          <PersonPlaces places={found.places} head={t(personsTexts.decision)} />
        </>
      )}
      {found === null ? null : <p className={styles.faint}>{t(unsearchableNote)}</p>}
      {sought === null ? null : (
        <NewRequest open={writing} sought={sought} onClose={() => setWriting(false)} onOpened={onOpened} />
      )}
    </section>
  );
}

/** Creates the archive and downloads it at once: it can be downloaded once. */
function Export({ sought }: { sought: PersonQuery }) {
  const t = useT();
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: async () => {
      const answer = (await request(exportPersonDocument, { sought, key: newKey() })).exportPerson;
      if (answer.__typename === 'ActionRefused') return refusalText(answer);
      const response = await post(answer.path, {});
      if (!response.ok) throw new Error('no archive');
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'archive.zip';
      save(await response.blob(), name);
      return null;
    },
    onSuccess: (refusal) =>
      refusal === null ? message.success(t(personsTexts.exported)) : message.warning(refusal, 6),
    onError: () => message.error(t(personsTexts.failed)),
  });
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={take.isPending} onClick={() => take.mutate()}>
      {t(take.isPending ? personsTexts.exporting : personsTexts.export)}
    </Button>
  );
}

interface NewRequestProps {
  readonly open: boolean;
  readonly sought: PersonQuery;
  readonly onClose: () => void;
  readonly onOpened: (id: string) => void;
}

function NewRequest({ open, sought, onClose, onOpened }: NewRequestProps) {
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [wants, setWants] = useState<'COPY' | 'DELETION'>('DELETION');
  const [askedBy, setAskedBy] = useState('');
  const [reason, setReason] = useState('');
  const write = useMutation({
    mutationFn: async () =>
      (await request(openPersonRequestDocument, { wants, sought, askedBy, reason, key: key.current }))
        .openPersonRequest,
    onSuccess: (answer) => {
      key.current = newKey();
      if (answer.__typename === 'ActionRefused') {
        void message.warning(refusalText(answer), 6);
        return;
      }
      void message.success(t(personsTexts.requestMade));
      void client.invalidateQueries({ queryKey: ['personRequests'] });
      setAskedBy('');
      setReason('');
      onClose();
      onOpened(answer.id);
    },
    onError: () => message.error(t(personsTexts.failed)),
  });
  return (
    <Modal
      open={open}
      title={t(personsTexts.newRequest)}
      width={480}
      centered
      okText={t(personsTexts.newRequest)}
      okButtonProps={{ loading: write.isPending, disabled: askedBy.trim() === '' || reason.trim() === '' }}
      cancelText={t(commonTexts.cancel)}
      onOk={() => write.mutate()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <div className={styles.field}>
          {t(personsTexts.wants)}
          <Select
            aria-label={t(personsTexts.wants)}
            value={wants}
            onChange={setWants}
            options={(['DELETION', 'COPY'] as const).map((one) => ({ value: one, label: t(personsTexts[one]) }))}
          />
        </div>
        <div className={styles.field}>
          <span>
            {t(personsTexts.askedBy)}
            <RequiredMark />
          </span>
          <Input.TextArea
            rows={3}
            maxLength={textLengths.personRequest}
            aria-label={t(personsTexts.askedBy)}
            aria-required
            placeholder={t(personsTexts.askedByHint)}
            value={askedBy}
            onChange={(event) => setAskedBy(event.target.value)}
          />
        </div>
        <div className={styles.field}>
          <span>
            {t(personsTexts.reason)}
            <RequiredMark />
          </span>
          <Input.TextArea
            rows={3}
            maxLength={textLengths.personRequest}
            aria-label={t(personsTexts.reason)}
            aria-required
            placeholder={t(personsTexts.reasonHint)}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  );
}
