import { Alert } from 'antd';
import { LinkPage } from '../../ui/link-page/link-page.tsx';
import { readFaceLink } from './link.ts';
import { Steps } from './steps.tsx';
import { faceTexts } from './texts.ts';

/** How often the page asks for the result, ms. */
const ASK_MS = 2000;

/** The face check on the phone of a website's principal. */
export const FaceCheck = () => (
  <LinkPage
    name="faceLink"
    texts={faceTexts}
    read={readFaceLink}
    refetchInterval={({ state }) => (state.data?.check?.state === 'checking' ? ASK_MS : false)}
  >
    {(link, token, refresh) =>
      'ended' in link ? (
        <Alert type="info" showIcon message={link.ended.message} description={link.ended.suggestion} />
      ) : (
        <Steps token={token} link={link} refresh={refresh} />
      )
    }
  </LinkPage>
);
