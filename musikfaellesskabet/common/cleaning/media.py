"""Sound and film: the coded sound and picture in a new container; everything else stays behind.

Not decoded (but for FLAC), so nothing is lost to the ear. Tags, places, chapters, covers, subtitles, data streams and
what rides along inside coded pictures (SEI, metadata OBUs, side data of packets) are left out.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import av
from av.bitstream import BitStreamFilterContext

from musikfaellesskabet.common.cleaning.limits import Refused

Through = Callable[[Any], Iterable[Any]]

MOST_SECONDS = 2 * 3600
MOST_STREAMS = 12
# By ending: how to read it (no guessing, so no playlists), how to write it, and what may lie in it.
FORMATS: dict[str, tuple[str, str, set[str]]] = {
    "mp3": ("mp3", "mp3", {"mp3"}),
    "flac": ("flac", "flac", {"flac"}),
    "wav": ("wav", "wav", {"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"}),
    "ogg": ("ogg", "ogg", {"vorbis", "opus"}),
    "m4a": ("mp4", "ipod", {"aac", "alac"}),
    "mp4": ("mp4", "mp4", {"aac", "mp3", "opus", "h264", "hevc", "av1", "vp9"}),
    "webm": ("webm", "webm", {"vorbis", "opus", "vp8", "vp9", "av1"}),
}
# Units of a coded picture that carry words or places instead of picture, by codec.
FILTERS = {
    "h264": "filter_units=remove_types=6",
    "hevc": "filter_units=remove_types=39|40",
    "av1": "filter_units=remove_types=5",
}
# Kilobits a second by the number in a frame's head, MPEG-1 layer III and its lower sample rates; 0 is of no use.
BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
LOWER_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
WRITING = {
    "mp3": {"id3v2_version": "0"},
    "ipod": {"movflags": "+faststart"},
    "mp4": {"movflags": "+faststart"},
}


def remux(source: str, target: str, ending: str) -> None:
    """Write the first picture track and the first sound track of `source` to `target`.

    Raises Refused: unreadable, codec, streams, long.
    """
    reader, writer, codecs = FORMATS[ending]
    try:
        with av.open(source, format=reader, options={"protocol_whitelist": "file"}, metadata_errors="replace") as file:
            chosen = _chosen(file, codecs)
            options = {"fflags": "+bitexact", **WRITING.get(writer, {})}
            with av.open(target, "w", format=writer, options=options) as clean:
                _copy(file, clean, chosen)
    except (av.FFmpegError, ValueError) as error:
        raise Refused("unreadable") from error


def _chosen(file: Any, codecs: set[str]) -> list[Any]:
    if len(file.streams) > MOST_STREAMS:
        raise Refused("streams")
    pictures = [one for one in file.streams.video if not one.disposition & av.stream.Disposition.attached_pic]
    chosen = [*pictures[:1], *file.streams.audio[:1]]
    if not chosen or not {_codec(one) for one in chosen} <= codecs:
        raise Refused("codec")
    return chosen


def _codec(stream: Any) -> str:
    """The codec's own name, whichever library would read it; empty when none would."""
    return stream.codec_context.codec.canonical_name if stream.codec_context else ""


def _copy(file: Any, clean: Any, chosen: list[Any]) -> None:
    ways = {stream.index: _way_of(stream, clean) for stream in chosen}
    count = 0
    for packet in file.demux(chosen):
        target, through = ways[packet.stream_index]
        for one in through(packet):
            if one.pts is not None and one.time_base and one.pts * one.time_base > MOST_SECONDS:
                raise Refused("long")
            clean.mux(_bare(one, target))
            count += 1
    if not count:
        raise Refused("unreadable")


def _way_of(stream: Any, clean: Any) -> tuple[Any, Through]:
    """The new track for a stream, and what its packets go through on the way there."""
    codec = _codec(stream)
    if codec == "flac":  # what follows a frame reads as part of it, so these are coded anew, which loses nothing
        target = clean.add_stream("flac", rate=stream.rate)
        target.format, target.layout = stream.format.name, stream.layout
        return target, partial(_coded_anew, target)
    target = clean.add_stream_from_template(stream)
    target.metadata.clear()
    if codec in FILTERS:
        return target, BitStreamFilterContext(FILTERS[codec], stream, target).filter
    return target, _frame if codec == "mp3" else _plain


def _coded_anew(target: Any, packet: Any) -> Iterator[Any]:
    for frame in packet.decode():
        frame.pts = None
        yield from target.encode(frame)
    if not packet.size:
        yield from target.encode(None)


def _plain(packet: Any) -> Iterator[Any]:
    """The packet itself, unless it only marks the end."""
    if packet.size:
        yield packet


def _frame(packet: Any) -> Iterator[Any]:
    """The packet as far as its frame goes: what follows in the file reads as part of it, or as one more.

    Raises Refused for a frame that does not say its length.
    """
    head = bytes(packet)[:4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # eleven bits set, and layer III
        return
    is_first_version, rate = head[1] >> 3 & 1, head[2] >> 4
    bits = (BIT_RATES if is_first_version else LOWER_BIT_RATES)[rate] * 1000
    if not bits:
        raise Refused("codec")
    samples = packet.stream.rate
    length = (144 if is_first_version else 72) * bits // samples + (head[2] >> 1 & 1)
    frame = av.Packet(bytes(packet)[:length])
    frame.pts, frame.dts, frame.duration, frame.time_base = packet.pts, packet.dts, packet.duration, packet.time_base
    frame.is_keyframe = packet.is_keyframe
    yield frame


def _bare(packet: Any, stream: Any) -> Any:
    """The same coded bytes and times in a new packet, without side data."""
    bare = av.Packet(bytes(packet))
    bare.pts, bare.dts, bare.duration = packet.pts, packet.dts, packet.duration
    bare.time_base, bare.is_keyframe = packet.time_base, packet.is_keyframe
    bare.stream = stream
    return bare
