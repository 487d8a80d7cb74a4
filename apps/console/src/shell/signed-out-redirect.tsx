import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { signInPath } from '../providers/auth.ts';
import { onSignedOut } from '../providers/client.ts';

/** When any call finds the session ended, goes to the sign-in page and back to this URL afterwards. */
export function SignedOutRedirect() {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(() => {
        if (location.pathname !== '/sign-in') navigate(signInPath(location.pathname + location.search));
      }),
    [navigate],
  );
  return null;
}
