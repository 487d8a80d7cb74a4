// Java 17 or later, no dependency. `body` is the raw request body.
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class Verify {
  private static final long TOLERANCE_S = 300;

  /** `secrets`: the endpoint's secrets (whsec_...); during a rotation the old and the new one. */
  public static boolean isValid(
      byte[] body, String id, String timestamp, String signatures, List<String> secrets, long nowS)
      throws GeneralSecurityException {
    if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) return false;
    if (Math.abs(nowS - Long.parseLong(timestamp)) > TOLERANCE_S) return false;
    for (String secret : secrets) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
      for (String one : signatures.split(" "))
        if (MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), expected)) return true;
    }
    return false;
  }
}
