"""The cryptography of the envelopes, every primitive of it in the library's own terms.

Keys, nonces and salts come from the operating system and never from the store's randomness:
a test or a sample that fixes the latter must not fix these.
"""

import hmac
import json
import os
import threading
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbench.problem import Problem

SHORTEST_PHRASE = 12
LONGEST_PHRASE = 256
NONCE = 12
SALT = 16
KEY = 32
# RFC 9106's second choice for Argon2id: three passes over 64 MiB. [passes], [lanes], [KiB]
PASSES, LANES, MEMORY = 3, 4, 65_536
# OpenSSL gives all lanes of a process the same threads: of two phrases at once one finds none left
# and fails, or both wait for each other for good.
_ONE_AT_A_TIME = threading.Lock()

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)  # RFC 9180


class WrongPhrase(Problem):
    """The phrase is not the one that the key was locked with."""


class Broken(Problem):
    """What was sealed was changed since, or stands where it was not sealed for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedKey:
    """A keyholder's pair of keys; the private half is under the opening phrase."""

    public: bytes
    locked: bytes
    salt: bytes


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A private key in memory, for as long as one verb works."""

    private: X25519PrivateKey


def about(*parts: str) -> bytes:
    """Return what a box is about as bytes that no other parts give.

    >>> about("a", "bc") == about("ab", "c")
    False
    """
    return json.dumps(parts, ensure_ascii=True).encode()


def new_key(phrase: str, bound: bytes) -> LockedKey:
    """Make a keyholder's pair of keys, the private half locked with `phrase`."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    salt = os.urandom(SALT)
    nonce = os.urandom(NONCE)
    locking = ChaCha20Poly1305(stretched(checked(phrase), salt))
    sealed = locking.encrypt(nonce, private.private_bytes_raw(), bound + public)
    return LockedKey(public=public, locked=nonce + sealed, salt=salt)


def unlock(key: LockedKey, phrase: str, bound: bytes) -> OpenKey:
    """Return the private key, or say that the phrase is another."""
    opening = ChaCha20Poly1305(stretched(cleaned(phrase), key.salt))
    nonce, sealed = key.locked[:NONCE], key.locked[NONCE:]
    try:
        raw = opening.decrypt(nonce, sealed, bound + key.public)
    except InvalidTag:
        raise WrongPhrase("this is not your opening phrase; nothing was counted") from None
    return OpenKey(X25519PrivateKey.from_private_bytes(raw))


def checked(phrase: str) -> str:
    """Return `phrase` as it is used, or say why it will not do."""
    clean = cleaned(phrase)
    if not SHORTEST_PHRASE <= len(clean) <= LONGEST_PHRASE:
        raise Problem(
            "an opening phrase has between {least} and {most} characters, got {found}",
            least=SHORTEST_PHRASE,
            most=LONGEST_PHRASE,
            found=len(clean),
        )
    if len(set(clean)) < SHORTEST_PHRASE // 2:
        raise Problem("this phrase is easy to guess; take several words that do not belong")
    return clean


def cleaned(phrase: str) -> str:
    """Return a phrase as it is compared: one spelling, single spaces."""
    return " ".join(unicodedata.normalize("NFC", phrase).split())


def stretched(phrase: str, salt: bytes) -> bytes:
    """Return the key that a phrase stands for, slowly: a copy of the database can be tried on."""
    slow = Argon2id(salt=salt, length=KEY, iterations=PASSES, lanes=LANES, memory_cost=MEMORY)
    with _ONE_AT_A_TIME:
        return slow.derive(phrase.encode())


def derived(secret: str, bound: bytes) -> bytes:
    """Return a key from a secret that nobody can guess, for this one place."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY, salt=None, info=bound).derive(
        secret.encode()
    )


def new_content_key() -> bytes:
    """Return the key of one envelope's content; it seals one message and no second."""
    return ChaCha20Poly1305.generate_key()


def new_nonce() -> bytes:
    """Return what a receipt carries, so that its commitment gives nothing away."""
    return os.urandom(KEY)


def lock_content(key: bytes, content: bytes, bound: bytes) -> bytes:
    """Return `content` sealed under `key`, for this one place."""
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, bound)


def open_content(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed, if it is whole and stands where it was sealed for."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
    except (InvalidTag, ValueError):  # the latter where not even the nonce is whole
        raise broken() from None


def seal_to(public: bytes, secret: bytes, bound: bytes) -> bytes:
    """Return `secret` so that the holder of `public` alone reads it, for this one place."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), bound)


def open_with(key: OpenKey, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed to `key` for this place."""
    try:
        return _SUITE.decrypt(sealed, key.private, bound)
    except InvalidTag:
        raise broken() from None


def fingerprint(public: bytes) -> str:
    """Return a public key as people compare it: eight groups of four hexadecimal digits."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(public)
    shown = digest.finalize().hex()[:32]
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))


def commitment(nonce: bytes, content: bytes) -> str:
    """Return HMAC-SHA256 of `content` under `nonce`: whoever lacks the nonce can guess nothing."""
    return hmac.digest(nonce, content, "sha256").hex()


def broken() -> Broken:
    """Return what is said of an envelope that does not open."""
    return Broken("an envelope was changed after it was sealed; it does not open")
