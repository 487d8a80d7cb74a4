import { DownloadOutlined } from '@ant-design/icons';
import { unsearchableNote } from '@beian/domain/personal';
import { textLengths } from '@beian/domain/text';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { post, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import {
  exportPersonDocument,
  findPersonDocument,
  openPersonRequestDocument,
  type PersonFound,
} from '../../generated/person.ts';
import type { VariablesOf } from '../../graphql.ts';
import { save } from '../../ui/download/download.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { FormPage } from '../../ui/form/form-page.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { PersonPlaces } from './person-places.tsx';
import { personsTexts } from './person-texts.ts';

type PersonQuery = VariablesOf<typeof findPersonDocument>['sought'];

const blank: PersonQuery = { by: 'idNumber', value: '' };
const findRows: FieldRows<PersonQuery> = {
  by: {
    control: 'select',
    label: personsTexts.by,
    half: true,
    choices: (['idNumber', 'mobile', 'email'] as const).map((value) => ({ value, label: personsTexts[value] })),
  },
  value: {
    control: 'text',
    label: personsTexts.value,
    hint: personsTexts.valueHint,
    required: true,
    half: true,
    max: 128,
  },
};

/** Finds a person by a whole number or address, which is only in this page's memory and in the body of the request. */
export function PersonFind({ onOpened }: { onOpened: (id: string) => void }) {
  const [found, setFound] = useState<{ readonly sought: PersonQuery; readonly person: PersonFound } | null>(null);
  return (
    <Section title={t(personsTexts.find)}>
      <FormPage
        label={t(personsTexts.find)}
        rows={findRows}
        initial={blank}
        send={(sought) => {
          setFound(null);
          return send(findPersonDocument, { sought });
        }}
        onDone={(person, sought) => setFound({ sought, person })}
        ok={t(personsTexts.find)}
      />
      {found === null ? null : <Found {...found} onOpened={onOpened} />}
    </Section>
  );
}

interface FoundProps {
  readonly sought: PersonQuery;
  readonly person: PersonFound;
  readonly onOpened: (id: string) => void;
}

function Found({ sought, person, onOpened }: FoundProps) {
  const { people, places, more } = person;
  const newRequest = <NewRequest sought={sought} onOpened={onOpened} />;
  return (
    <>
      {people > 1 ? (
        <Alert type="warning" role="status" showIcon message={t(personsTexts.shared, { n: people })} />
      ) : places.length === 0 ? (
        <Empty title={t(personsTexts.none)} hint={t(personsTexts.noneHint)}>
          {newRequest}
        </Empty>
      ) : (
        <>
          <Flex justify="space-between" align="center" gap={8} wrap>
            <p role="status">
              {t(personsTexts.found, {
                places: places.reduce((sum, one) => sum + one.places, 0),
                kinds: new Set(places.map((one) => one.holding)).size,
              })}
            </p>
            <Flex gap={8} wrap>
              <Export sought={sought} />
              {newRequest}
            </Flex>
          </Flex>
          {more ? <Alert type="warning" showIcon message={t(personsTexts.more)} /> : null}
          <PersonPlaces places={places} head={t(personsTexts.decision)} />
        </>
      )}
      <Typography.Text type="secondary">{t(unsearchableNote)}</Typography.Text>
    </>
  );
}

/** Creates the archive and downloads it at once: it can be downloaded once. */
function Export({ sought }: { sought: PersonQuery }) {
  const { act, isBusy } = useAction({
    send: async (_: undefined, key) => {
      const answer = await send(exportPersonDocument, { sought, key });
      if (answer.__typename === 'ActionRefused') return answer;
      const response = await post(answer.path, {});
      if (!response.ok) throw new Error('no archive');
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'archive.zip';
      save(await response.blob(), name);
      return answer;
    },
    done: () => t(personsTexts.exported),
  });
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy} onClick={() => act(undefined)}>
      {t(isBusy ? personsTexts.exporting : personsTexts.export)}
    </Button>
  );
}

type NewRequestValues = Omit<VariablesOf<typeof openPersonRequestDocument>, 'sought' | 'key'>;

const noRequest: NewRequestValues = { wants: 'DELETION', askedBy: '', reason: '' };
const requestRows: FieldRows<NewRequestValues> = {
  wants: {
    control: 'select',
    label: personsTexts.wants,
    choices: (['DELETION', 'COPY'] as const).map((value) => ({ value, label: personsTexts[value] })),
  },
  askedBy: {
    control: 'lines',
    label: personsTexts.askedBy,
    required: true,
    max: textLengths.personRequest,
    example: personsTexts.askedByHint,
  },
  reason: {
    control: 'lines',
    label: personsTexts.reason,
    required: true,
    max: textLengths.personRequest,
    example: personsTexts.reasonHint,
  },
};

const NewRequest = ({ sought, onOpened }: Pick<FoundProps, 'sought' | 'onOpened'>) => (
  <FormButton
    label={t(personsTexts.newRequest)}
    rows={requestRows}
    initial={noRequest}
    send={(values, key) => send(openPersonRequestDocument, { ...values, sought, key })}
    done={() => t(personsTexts.requestMade)}
    stale={[['personRequests']]}
    onDone={({ id }) => onOpened(id)}
  />
);
